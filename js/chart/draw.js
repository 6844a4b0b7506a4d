// Draws an ECharts option to an SVG that any page can hold: no style attribute or element, no script, no listener,
// the same text for the same option. Used in Node when the site is built and in the browser when a reader's choice
// needs a new drawing, so that both look the same.
import { use, init, setPlatformAPI } from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import colours from "./light-colours.mjs";

/** What is wider, in the drawing's own units, can't be read on a phone. */
const PHONE = 360;
/** How wide a drawing may be on such a phone, in pixels: browsers begin a figure without a style sheet 48 from the left. */
const ROOM = 308;

// Without a canvas to measure words on, ECharts estimates how wide they are. A browser's canvas can't tell: it knows
// nothing of the page's typeface.
setPlatformAPI({ createCanvas: () => undefined });
use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/**
 * @param {{option: object, width: number, height: number, shown: number}} order an ECharts option, the size in the
 *   drawing's own units, and how many series carry figures; those after them are decoration
 * @returns {{svg: string, points: [number, number][][]}} the drawing, and each point's place; a missing point's is
 *   at the foot of its year
 */
export function draw({ option, width, height, shown }) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    const svg = clean(chart.renderToSVGString({ useViewBox: true }), width, height);
    const points = option.series.slice(0, shown).map((series, seriesIndex) =>
      series.data.map((item, i) => {
        const value = item !== null && typeof item === "object" ? item.value : item;
        const [x, y] = chart.convertToPixel({ seriesIndex }, [i, value ?? 0]);
        return [round(x), round(y)];
      }),
    );
    return { svg, points };
  } finally {
    // An instance that is left alive keeps Node from ending.
    chart.dispose();
  }
}

const round = (n) => Math.round(n * 10) / 10;

/** Turns styles into attributes, and drops what only ECharts itself would use. A page that has lost its style sheet shows
 * the drawing small and in the light scheme's colours, and of two drawings the one that can be read on a phone:
 * any rule of the style sheet weighs more than these attributes. */
function clean(svg, width, height) {
  const size = width > PHONE ? `width="${width}" height="${height}" display="none"` : `width="${ROOM}" height="${round((height * ROOM) / width)}"`;
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/<rect [^>]*fill="(none|transparent)"[^>]*><\/rect>/g, "")
    .replace(/ style="([^"]*)"/g, (_, style) => attributes(style))
    .replace(/ (class|id|ecmeta_[a-z_]+|xml:space|baseProfile|version|xmlns|xmlns:xlink)="[^"]*"/g, "")
    .replace(/ (font-family|dominant-baseline)="([^"]*)"/g, (whole, name) => (name === "font-family" ? "" : whole))
    .replace(/<defs\s*>\s*<\/defs>/g, "")
    .replace(/<svg width="[^"]*" height="[^"]*"/, `<svg ${size} aria-hidden="true" focusable="false"`)
    // Words are black without a style sheet, and need no other colour.
    .replace(/"var\(--(?!chart-text)([\w-]+)\)"/g, (_, name) => `"var(--${name},${colours[name]})"`)
    .replace(/>\s+</g, "><")
    .trim();
}

/** `font-size:15px;font-family:inherit` as attributes. Positions and pointers are left to the page's style sheet. */
function attributes(style) {
  return style
    .split(";")
    .map((part) => part.split(":").map((half) => half.trim()))
    .filter(([name, value]) => value && !["font-family", "cursor", "position", "left", "top", "user-select"].includes(name))
    .map(([name, value]) => ` ${name}="${value.replace(/^(\d+(?:\.\d+)?)px$/, "$1")}"`)
    .join("");
}
