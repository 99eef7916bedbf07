/** Runs the film. The one clock: everything that moves is drawn from its t. */
import { advance, motionAt, type Playhead, SET_OUT } from "../core/clock";
import { clamp } from "../core/easing";
import type { Timeline } from "../core/timeline";
import { FIRST_UNIT, type Span, spanFrom, spanTo, startBefore, type Unit, unitIn } from "../core/units";

/** A frame that comes later than this (a tab in the background) does not make the film leap. */
const MOST_FRAME_MS = 100;
/** What a looping film waits at its end, at speed 1. */
const LOOP_MS = 1200;
/** What a network takes to become its mirror, at any speed. */
const MIRROR_MS = 900;
const START: Playhead = { t: 0, restedMs: 0, span: null };
const SPEED = { least: 0.25, most: 4 };

export class Clock {
  loop = false;
  /** False: steps change at once. */
  tween = true;
  private film: Timeline | null = null;
  private moment: Playhead = START;
  private asked: Unit = FIRST_UNIT;
  private pace = 1;
  private isPlaying = false;
  private until = 0;
  private request = 0;
  private last = 0;
  private isRunning = false;
  private mirrored = 0;
  private mirrorEnd = 0;

  constructor(
    private readonly onTime: () => void,
    private readonly onState: () => void,
    private readonly onMirror: () => void = () => {},
  ) {}

  get t(): number {
    return this.moment.t;
  }

  get steps(): number {
    return this.film?.length ?? 0;
  }

  /** What plays as one; of a film that has no such units it is the next smaller one. */
  get unit(): Unit {
    return this.film ? unitIn(this.film, this.asked) : this.asked;
  }

  set unit(unit: Unit) {
    if (unit === this.asked) return;
    this.asked = unit;
    this.onState();
  }

  /** What is on its way, or what led to where the film rests. */
  get span(): Span | null {
    if (!this.film) return null;
    return motionAt(this.moment) ?? spanTo(this.film, this.unit, this.t);
  }

  /** How many steps are complete; all before it where a unit is on its way. */
  get step(): number {
    return motionAt(this.moment)?.first ?? this.t;
  }

  get playing(): boolean {
    return this.isPlaying;
  }

  get speed(): number {
    return this.pace;
  }

  set speed(speed: number) {
    const within = clamp(Number.isFinite(speed) ? speed : 1, SPEED.least, SPEED.most);
    if (within === this.pace) return;
    this.pace = within;
    this.onState();
  }

  /** Another film, from its start. */
  load(film: Timeline | null): void {
    this.stop();
    this.film = film;
    this.moment = START;
  }

  /** 0: the network, 1: the reversed network. */
  get mirror(): number {
    return this.mirrored;
  }

  /** At once. */
  mirrorAt(share: number): void {
    this.mirrored = share;
    this.mirrorEnd = share;
  }

  /** In a movement of its own, beside the film's; at once where motion is not wanted. */
  mirrorTo(share: number): void {
    this.mirrorEnd = share;
    if (!this.tween) this.mirrored = share;
    if (this.mirrored === share) return;
    if (!this.isRunning) this.last = 0;
    this.request ||= requestAnimationFrame(this.tick);
  }

  play(): void {
    if (!this.film || this.isPlaying) return;
    if (this.t >= this.steps) this.moment = START;
    this.isPlaying = true;
    this.onState();
    this.runTo(this.steps);
  }

  pause(): void {
    this.stop();
  }

  /** One unit forward; one in motion is finished at once and the next one begins, unless it has only set out. */
  next(): void {
    if (!this.film) return;
    if (this.isPlaying || this.request) this.stop();
    const moving = motionAt(this.moment);
    const start = !moving ? this.t : this.t - moving.first > SET_OUT ? moving.end : moving.first;
    const end = Math.min(spanFrom(this.film, this.unit, start).end, this.steps);
    if (this.tween) {
      this.moment = { ...START, t: Math.min(start, this.steps) };
      this.runTo(end);
    } else this.seek(end);
  }

  /** The start of the unit in motion, or of the one before. */
  previous(): void {
    if (this.film) this.seek(motionAt(this.moment)?.first ?? startBefore(this.film, this.unit, this.t));
  }

  seek(t: number): void {
    this.stop();
    this.moment = { ...START, t: clamp(Number.isNaN(t) ? 0 : t, 0, this.steps) };
    this.onTime();
  }

  private runTo(until: number): void {
    this.until = until;
    this.moment = { ...this.moment, restedMs: Number.POSITIVE_INFINITY };
    this.last = 0;
    this.isRunning = true;
    if (!this.request) this.request = requestAnimationFrame(this.tick);
  }

  private stop(): void {
    this.isRunning = false;
    if (this.request && this.mirrored === this.mirrorEnd) {
      cancelAnimationFrame(this.request);
      this.request = 0;
    }
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.onState();
  }

  private readonly tick = (now: number): void => {
    this.request = 0;
    const { film } = this;
    if (!film) return;
    const elapsedMs = this.last ? Math.min(MOST_FRAME_MS, now - this.last) : 0;
    this.last = now;
    const before = this.moment.t;
    const mirrorBefore = this.mirrored;
    const by = elapsedMs / MIRROR_MS;
    this.mirrored = clamp(this.mirrorEnd, this.mirrored - by, this.mirrored + by);
    if (this.isRunning) this.moment = this.after(film, elapsedMs);
    if (this.isRunning && this.moment.t >= this.until && !(this.isPlaying && this.loop)) this.stop();
    if (this.isRunning || this.mirrored !== this.mirrorEnd) this.request ||= requestAnimationFrame(this.tick);
    if (this.moment.t !== before) this.onTime();
    else if (this.mirrored !== mirrorBefore) this.onMirror();
  };

  private after(film: Timeline, elapsedMs: number): Playhead {
    const { t, restedMs, span } = this.moment;
    if (t < this.until) {
      const { pace: speed, until, tween, unit } = this;
      return advance(film, this.moment, elapsedMs, { speed, until, tween, unit });
    }
    const waitMs = LOOP_MS + film.restMs(film.length - 1);
    const waitedMs = restedMs + elapsedMs * this.pace;
    return waitedMs < waitMs ? { t, restedMs: waitedMs, span } : START;
  }
}
