/** Paint neurons: each with its map over the plane, or where there is no plane as a circle in the colour of its bias. */
import { mapsOf, rangeFor } from "../../core/training/answer";
import type { Arrangement, UnitBox } from "../../core/training/arrangement";
import { paintMap } from "../../core/training/colour";
import type { Parameters, Surface } from "../../core/training/frames";
import type { TrainedNetwork, UnitPlace } from "../../core/training/network";
import { around, strengthIn } from "../../core/training/range";
import { biasOf } from "../../core/training/wires";
import { fitted, widthInEms } from "../shared/figure";
import { Tile } from "./tile";
import { rampFor, type Tints } from "./tints";

interface UnitsLook {
  readonly network: TrainedNetwork;
  readonly surface: Surface | null;
  readonly parameters: Parameters;
  readonly pointed: UnitPlace | null;
  readonly isDiscrete: boolean;
  readonly tints: Tints;
}

/** The smallest circle that has room for a number. */
const ROOMY = 28;
const FIGURE = 10.5;

export class UnitBrush {
  private readonly tile = new Tile();

  paint(context: CanvasRenderingContext2D, { columns }: Arrangement, look: UnitsLook): void {
    const boxes = columns.flatMap(({ units }) => units);
    const cells = look.surface?.cells ?? 0;
    if (cells > 0) this.paintMaps(context, boxes, cells, look);
    else {
      paintInputs(
        context,
        boxes.filter(({ layer }) => layer === 0),
        look,
      );
      for (const { units, layer } of columns) if (layer > 0) paintCircles(context, units, look);
    }
    const { pointed, tints } = look;
    const box = pointed && columns[pointed.layer]?.units[pointed.unit];
    if (!box) return;
    outline(context, box, look.surface === null && box.layer > 0, 2);
    context.strokeStyle = tints.css.ink;
    context.lineWidth = 2.5;
    context.stroke();
  }

  private paintMaps(
    context: CanvasRenderingContext2D,
    boxes: readonly UnitBox[],
    cells: number,
    { network, surface, isDiscrete, tints }: UnitsLook,
  ): void {
    this.tile.paint(cells, boxes.length, (pixels, i) => {
      const { layer, unit } = boxes[i] as UnitBox;
      const maps = mapsOf(surface, network, layer);
      if (!maps) return;
      paintMap(
        pixels,
        maps,
        unit,
        rangeFor(network, maps, layer, unit),
        rampFor(tints, network, layer, unit),
        isDiscrete && layer > 0,
      );
    });
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "medium";
    context.beginPath();
    boxes.forEach(({ x, y, side }, i) => {
      this.tile.draw(context, i, x - side / 2, y - side / 2, side);
      context.rect(x - side / 2, y - side / 2, side, side);
    });
    context.strokeStyle = tints.css.quiet;
    context.lineWidth = 0.75;
    context.stroke();
  }
}

/** The lecture's yellow squares. */
function paintInputs(context: CanvasRenderingContext2D, units: readonly UnitBox[], { tints }: UnitsLook): void {
  context.fillStyle = tints.css.input;
  context.strokeStyle = tints.css["input-edge"];
  context.lineWidth = 1;
  for (const box of units) {
    outline(context, box, false, 0);
    context.fill();
    context.stroke();
  }
}

/** The colour is the bias, on one scale for the layer; not known yet, there is none. */
function paintCircles(context: CanvasRenderingContext2D, units: readonly UnitBox[], look: UnitsLook): void {
  const { parameters, tints } = look;
  const { css } = tints;
  const biases = units.map(({ layer, unit }) => biasOf(parameters, layer, unit));
  const known = biases.filter((bias) => bias !== null && Number.isFinite(bias)) as number[];
  const range = around([Math.min(0, ...known), Math.max(0, ...known)]);
  context.lineWidth = 1.25;
  context.textAlign = "center";
  context.textBaseline = "middle";
  units.forEach((box, i) => {
    const bias = biases[i] ?? null;
    const strength = bias === null ? 0 : strengthIn(range, bias);
    const side = Number.isNaN(strength) ? "map-broken" : strength < 0 ? "map-low" : "map-high";
    outline(context, box, true, 0);
    context.fillStyle = css["map-middle"];
    context.fill();
    // Pale, so that a number can be read on it.
    context.globalAlpha = Number.isNaN(strength) ? 0.4 : 0.4 * Math.abs(strength);
    context.fillStyle = css[side];
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = css.quiet;
    context.stroke();
    if (box.side >= ROOMY) paintBias(context, box, bias, css.ink);
  });
}

function paintBias(context: CanvasRenderingContext2D, { x, y, side }: UnitBox, bias: number | null, ink: string): void {
  const text = bias === null ? "?" : fitted(bias, (side - 5) / FIGURE);
  const size = Math.min(FIGURE, (side - 5) / widthInEms(text));
  context.font = `${size}px "Inter Variable", system-ui, sans-serif`;
  context.fillStyle = ink;
  context.fillText(text, x, y + 0.5);
}

function outline(context: CanvasRenderingContext2D, { x, y, side }: UnitBox, isRound: boolean, around: number): void {
  const half = side / 2 + around;
  context.beginPath();
  if (isRound) context.arc(x, y, half, 0, 2 * Math.PI);
  else context.rect(x - half, y - half, 2 * half, 2 * half);
}
