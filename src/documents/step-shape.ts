import type { StepMark } from '../intermediates/step-mark.js';
import type { Pdf } from './pdf.js';

/** Corners of each shape in a square of side 1. */
const CORNERS: Readonly<
  Record<Exclude<StepMark['shape'], 'circle'>, readonly (readonly [number, number])[]>
> = {
  triangle: [
    [0.5, 0.02],
    [1, 0.95],
    [0, 0.95],
  ],
  square: [
    [0.04, 0.04],
    [0.96, 0.04],
    [0.96, 0.96],
    [0.04, 0.96],
  ],
  diamond: [
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ],
};

/** The outline of a step's shape in its colour, in the square of this side whose upper left corner is `at`. */
export function drawStepShape(
  pdf: Pdf,
  mark: StepMark,
  at: { readonly x: number; readonly y: number },
  side: number,
): void {
  pdf.lineWidth(Math.max(1, side / 16)).strokeColor(mark.colour);
  if (mark.shape === 'circle') pdf.circle(at.x + side / 2, at.y + side / 2, side * 0.47);
  else {
    const corners = CORNERS[mark.shape].map(
      ([x, y]) => [at.x + x * side, at.y + y * side] as [number, number],
    );
    pdf.polygon(...corners);
  }
  pdf.stroke();
}
