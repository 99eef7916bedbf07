/**
 * Where every neuron of a network is drawn: columns from the inputs to the outputs, a wide layer as a grid of several
 * columns, and of a very wide one as many as there is room for.
 */
import type { UnitPlace } from "./network";

/** The square a neuron's map is drawn in, by its middle. Layer 0 are the inputs. */
export interface UnitBox extends UnitPlace {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export interface LayerColumn {
  readonly layer: number;
  readonly x: number;
  readonly units: readonly UnitBox[];
  /** So many have no room. */
  readonly hidden: number;
}

export interface Arrangement {
  readonly columns: readonly LayerColumn[];
  /** Between one column and the next. */
  readonly gap: number;
}

interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Of a map, with the gap to the next one. */
const PITCH = { least: 15, most: 132 };
const GAP = 0.16;
/** A column takes at most so much of its share of the room; the lines take the rest. */
const SHARE = 0.6;
/** A column more is taken where it makes the maps so many times larger. */
const WORTH = 1.3;

export function arranged(sizes: readonly number[], room: Room): Arrangement {
  const across = Math.max(PITCH.least, (room.width / sizes.length) * SHARE);
  const grids = sizes.map((units) => gridOf(units, room.height, across));
  const taken = grids.reduce((sum, { pitch, wide }) => sum + pitch * wide, 0);
  const gap = sizes.length > 1 ? (room.width - taken) / (sizes.length - 1) : 0;
  let left = room.left;
  const columns = sizes.map((units, layer) => {
    const grid = grids[layer] ?? { pitch: PITCH.least, wide: 1 };
    const column = columnOf(layer, units, { ...room, left }, grid);
    left += grid.pitch * grid.wide + gap;
    return column;
  });
  return { columns, gap };
}

interface UnitGrid {
  readonly pitch: number;
  readonly wide: number;
}

function columnOf(layer: number, units: number, room: Room, { pitch, wide }: UnitGrid): LayerColumn {
  const rows = Math.min(Math.ceil(units / wide), Math.max(1, Math.floor(room.height / pitch + 1e-9)));
  const shown = Math.min(units, rows * wide);
  const top = room.top + room.height / 2 - (rows * pitch) / 2;
  const boxes = Array.from({ length: shown }, (_, unit) => ({
    layer,
    unit,
    x: room.left + ((unit % wide) + 0.5) * pitch,
    y: top + (Math.floor(unit / wide) + 0.5) * pitch,
    side: pitch * (1 - GAP),
  }));
  return { layer, x: room.left + (wide * pitch) / 2, units: boxes, hidden: units - shown };
}

/** As few columns as make the maps large: one more must be worth it. */
function gridOf(units: number, height: number, across: number): UnitGrid {
  let best: UnitGrid = { pitch: 0, wide: 1 };
  for (let wide = 1; wide <= units && wide * PITCH.least <= across; wide++) {
    const pitch = Math.min(PITCH.most, height / Math.ceil(units / wide), across / wide);
    if (pitch > best.pitch * WORTH) best = { pitch, wide };
  }
  if (best.pitch >= PITCH.least) return best;
  return { pitch: PITCH.least, wide: Math.max(1, Math.floor(across / PITCH.least)) };
}

/** The neuron at a place; null where there is none. */
export function unitAt({ columns }: Arrangement, x: number, y: number): UnitBox | null {
  for (const { units } of columns)
    for (const box of units) if (Math.abs(x - box.x) <= box.side / 2 && Math.abs(y - box.y) <= box.side / 2) return box;
  return null;
}

/** The neuron one further: up and down in its layer, left and right to the one as high in the layer beside it. */
export function neighbour({ columns }: Arrangement, from: UnitPlace, key: string): UnitBox | null {
  const own = columns[from.layer]?.units;
  const now = own?.[from.unit];
  if (!own || !now) return columns[0]?.units[0] ?? null;
  if (key === "ArrowUp" || key === "ArrowDown") return own[from.unit + (key === "ArrowUp" ? -1 : 1)] ?? now;
  const beside = columns[from.layer + (key === "ArrowLeft" ? -1 : 1)]?.units ?? [];
  const distance = (box: UnitBox) => Math.abs(box.y - now.y);
  return (
    beside.reduce<UnitBox | null>((best, box) => (best && distance(best) <= distance(box) ? best : box), null) ?? now
  );
}
