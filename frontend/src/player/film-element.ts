/** The film of an element as its page steps it: t, steps, play and the like, each the player's own. */
import type { Unit } from "../core/units";
import type { Controls } from "./controls";

export abstract class FilmElement extends HTMLElement {
  protected abstract readonly film: Controls;

  get t(): number {
    return this.film.t;
  }

  set t(t: number) {
    this.film.seek(t);
  }

  get step(): number {
    return this.film.step;
  }

  set step(step: number) {
    this.film.seek(Math.floor(step));
  }

  get steps(): number {
    return this.film.steps;
  }

  get playing(): boolean {
    return this.film.playing;
  }

  get speed(): number {
    return this.film.speed;
  }

  set speed(speed: number) {
    this.film.speed = speed;
  }

  get loop(): boolean {
    return this.film.loop;
  }

  set loop(loop: boolean) {
    this.film.loop = loop;
  }

  get unit(): Unit {
    return this.film.unit;
  }

  set unit(unit: Unit) {
    this.film.unit = unit;
  }

  play(): void {
    this.film.play();
  }

  pause(): void {
    this.film.pause();
  }

  toggle(): void {
    this.film.toggle();
  }

  next(): void {
    this.film.next();
  }

  previous(): void {
    this.film.previous();
  }

  nextGroup(): void {
    this.film.nextGroup();
  }

  previousGroup(): void {
    this.film.previousGroup();
  }

  seek(t: number): void {
    this.film.seek(t);
  }

  toForward(): void {
    this.film.toForward();
  }

  toBackward(): void {
    this.film.toBackward();
  }

  zoom(how: "in" | "out" | "fit"): void {
    this.film.zoom(how);
  }

  mirror(): void {
    this.film.mirror();
  }
}
