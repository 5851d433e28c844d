// The outlines of drawings, as paths of SVG: symbols around the origin, and smooth lines and bands through points.

/** Returns points as a closed path. */
const polygon = points => `M${points.map(point => point.map(at => at.toFixed(2)).join()).join('L')}Z`;

/** Returns points and their copies, turned around the origin so that there are `times` of them in all. */
const turned = (times, points) => Array.from({ length: times }, (_, turn) => {
  const [sin, cos] = [Math.sin, Math.cos].map(part => part((2 * Math.PI * turn) / times));
  return points.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
}).flat();

/** The radius of the inner corners of a star, as a share of that of the outer ones. */
const WAIST = 0.382;

/** Outlines from the radius of the disc that covers about as much. */
const OUTLINES = {
  circle: r => `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0Z`,
  square: r => polygon(turned(4, [[0.886 * r, 0.886 * r]])),
  diamond: r => polygon([[0, -1.65 * r], [0.95 * r, 0], [0, 1.65 * r], [-0.95 * r, 0]]),
  rhombus: r => polygon(turned(4, [[0, -1.11 * r]])),
  triangle: r => polygon(turned(3, [[0, -1.56 * r]])),
  star: r => polygon(turned(5, [[0, -1.67 * r], [1.67 * WAIST * r * Math.sin(Math.PI / 5), -1.67 * WAIST * r * Math.cos(Math.PI / 5)]])),
  wye: r => polygon(turned(3, [[0.478 * r, 0.276 * r], [0.478 * r, 1.233 * r], [-0.478 * r, 1.233 * r]])),
  cross: r => polygon(turned(4, [[-0.396 * r, -1.19 * r], [0.396 * r, -1.19 * r], [0.396 * r, -0.396 * r]])),
  times: r => `M${-r},${-r}L${r},${r}M${r},${-r}L${-r},${r}`,
};

/**
 * Returns the outline of a shape.
 *
 * @param {string} shape
 * @param {number} radius
 */
export const outline = (shape, radius) => OUTLINES[shape](radius);

/** Returns the stretches of points that have a y, without the holes between them. */
function stretches(points) {
  /** @type {number[][][]} */
  const all = [[]];
  for (const point of points) {
    if (point.slice(1).every(Number.isFinite)) all[all.length - 1].push(point); else all.push([]);
  }
  return all.filter(stretch => stretch.length > 1);
}

/**
 * Returns the slopes at points of a curve that never leaves the heights of its neighbours (Steffen 1990, A simple method for monotonic
 * interpolation in one dimension).
 */
function slopes(points) {
  const lengths = points.slice(1).map(([x], at) => x - points[at][0]);
  const rises = points.slice(1).map(([, y], at) => (y - points[at][1]) / lengths[at]);
  const inner = points.slice(1, -1).map((_, at) => {
    const mean = (rises[at] * lengths[at + 1] + rises[at + 1] * lengths[at]) / (lengths[at] + lengths[at + 1]);
    const most = Math.min(Math.abs(rises[at]), Math.abs(rises[at + 1]), Math.abs(mean) / 2);
    return (Math.sign(rises[at]) + Math.sign(rises[at + 1])) * most;
  });
  if (points.length === 2) return [rises[0], rises[0]];
  const end = (rise, next) => (3 * rise - next) / 2;
  return [end(rises[0], inner[0]), ...inner, end(rises[rises.length - 1], inner[inner.length - 1])];
}

/** Returns the curve through points, without the move to the first of them. */
function curve(points) {
  const slope = slopes(points);
  return points.slice(1).map(([x, y], at) => {
    const [fromX, fromY] = points[at];
    const third = (x - fromX) / 3;
    return `C${[fromX + third, fromY + third * slope[at], x - third, y - third * slope[at + 1], x, y].map(each => each.toFixed(2)).join()}`;
  }).join('');
}

/** @param {number[]} point */
const place = ([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`;

/**
 * Returns a smooth line through points, with a hole where a y is no number.
 *
 * @param {number[][]} points x and y each
 */
export const lineThrough = points => stretches(points).map(stretch => `M${place(stretch[0])}${curve(stretch)}`).join('');

/**
 * Returns a band between two smooth lines.
 *
 * @param {number[][]} points x, lower y and upper y each
 */
export const bandThrough = points => stretches(points).map(stretch => {
  const low = stretch.map(([x, y]) => [x, y]);
  const high = stretch.map(([x, , y]) => [x, y]).reverse();
  return `M${place(low[0])}${curve(low)}L${place(high[0])}${curve(high)}Z`;
}).join('');
