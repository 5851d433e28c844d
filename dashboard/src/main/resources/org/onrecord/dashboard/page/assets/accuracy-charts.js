// The small charts of the accuracy card: intervals, calibration, coverage against precision.
import { svg } from './common.js';
import { t } from './strings.js';

const SIZE = { width: 460, height: 300, left: 44, right: 14, top: 30, bottom: 40 };
const TENTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export const isKnown = value => value !== undefined && value !== null;
const tick = value => (value === 0 ? '0' : value === 1 ? '1' : value.toFixed(1).slice(1));

/** Returns a figure as a dot with its interval on a line from 0 to `most`. It is decoration: the numbers are beside it. */
export function interval(figure, most) {
  const image = svg('svg', { class: 'interval', viewBox: '0 0 200 16', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const x = value => 2 + 196 * Math.min(1, value / most);
  image.append(svg('line', { x1: 2, x2: 198, y1: 8, y2: 8, class: 'track' }));
  if (!isKnown(figure.value)) return image;
  if (isKnown(figure.low)) image.append(svg('rect', { x: x(figure.low), width: Math.max(1, x(figure.high) - x(figure.low)), y: 4.5, height: 7, rx: 3, class: 'range' }));
  image.append(svg('rect', { x: Math.max(0, x(figure.value) - 1.6), y: 1, width: 3.2, height: 14, rx: 1.2, class: 'at' }));
  return image;
}

/** Returns the precision at a share of the decisions. */
export function interpolated(coverage, share) {
  return coverage.find(point => point.share >= share - 1e-9)?.precision;
}

function frame(label, xs, ys) {
  const { width, height, left, right, top, bottom } = SIZE;
  const x = value => left + value * (width - left - right);
  const y = value => height - bottom - value * (height - top - bottom);
  const image = svg('svg', { class: 'plot', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label });
  for (const value of TENTHS) {
    image.append(
      svg('line', { x1: x(0), x2: x(1), y1: y(value), y2: y(value), class: value === 0 ? 'axis' : 'grid' }),
      svg('text', { x: left - 8, y: y(value) + 4, class: 'tick' }, tick(value)),
      svg('text', { x: x(value), y: height - bottom + 18, class: 'label' }, tick(value)));
  }
  image.append(
    svg('text', { x: x(1), y: height - 4, class: 'axis-name end' }, xs),
    svg('text', { x: 6, y: 14, class: 'axis-name' }, ys));
  return { image, x, y };
}

/** Draws the mean score against the share that is correct, one circle for each bin with decisions. */
export function calibrationChart(calibration) {
  const bins = calibration.bins.filter(bin => bin.decisions > 0);
  const words = bins.map(bin => t('calibration.point', { n: bin.decisions, score: bin.score.toFixed(2), right: bin.right.toFixed(2) })).join('; ');
  const { image, x, y } = frame(t('calibration.words', { words }), t('calibration.x'), t('coverage.y'));
  image.append(svg('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: 'ideal' }));
  const most = Math.max(...bins.map(bin => bin.decisions));
  image.append(svg('polyline', { points: bins.map(bin => `${x(bin.score)},${y(bin.right)}`).join(' '), class: 'curve' }));
  for (const bin of bins) {
    image.append(svg('line', { x1: x(bin.score), x2: x(bin.score), y1: y(bin.score), y2: y(bin.right), class: 'gap' }),
      svg('circle', { cx: x(bin.score), cy: y(bin.right), r: 4 + 9 * Math.sqrt(bin.decisions / most), class: 'dot-at' },
        svg('title', {}, t('calibration.bin', { n: bin.decisions, score: bin.score.toFixed(2), right: bin.right.toFixed(2) }))));
  }
  return image;
}

/** Draws the precision among the most certain decisions. */
export function coverageChart(coverage) {
  const words = coverage.map(point => t('coverage.point', { share: Math.round(100 * point.share), precision: point.precision.toFixed(2) })).join('; ');
  const { image, x, y } = frame(t('coverage.title', { words }), t('coverage.x'), t('coverage.y'));
  const points = coverage.map(point => `${x(point.share)},${y(point.precision)}`);
  image.append(
    svg('polygon', { points: [`${x(coverage[0].share)},${y(0)}`, ...points, `${x(coverage.at(-1).share)},${y(0)}`].join(' '), class: 'under' }),
    svg('polyline', { points: points.join(' '), class: 'curve' }));
  for (const point of coverage) {
    image.append(svg('circle', { cx: x(point.share), cy: y(point.precision), r: 4.5, class: 'dot-at' },
      svg('title', {}, t('coverage.at', { n: point.decisions, from: point.from.toFixed(2), precision: point.precision.toFixed(2) }))));
  }
  return image;
}
