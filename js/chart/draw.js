// Renders an ECharts option to an SVG that is safe in any page: no style attribute or element, no script, no event
// listener, and the same text for the same option. Node uses it when the site is built, and the browser when a
// selection needs a new image, so that both look the same.
import { use, init, setPlatformAPI } from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import colours from "./light-colours.mjs";

/** Anything wider, in the image's own units, is too small to read on a phone. */
const PHONE = 360;
/** How wide an image may be on such a phone, in pixels: without a style sheet, browsers indent a figure by 48 from the
 * left. */
const ROOM = 308;

// Without a canvas to measure text on, ECharts estimates its width. A canvas in the browser would be wrong, because it
// does not use the page's typeface.
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
        const place = [i, value ?? 0];
        // Ranked bars lie: their years are on the upright axis.
        if (option.yAxis.type === "category") place.reverse();
        const [x, y] = chart.convertToPixel({ seriesIndex }, place);
        return [round(x), round(y)];
      }),
    );
    return { svg, points };
  } finally {
    // An instance that is not disposed of keeps Node from exiting.
    chart.dispose();
  }
}

const round = (n) => Math.round(n * 10) / 10;

/** Turns styles into attributes, and drops what only ECharts itself would use. If the style sheet does not load, the
 * page shows small images in the light scheme's colours, and only the image that is readable on a phone: any rule of
 * the style sheet overrides these attributes. */
function clean(svg, width, height) {
  const size = width > PHONE ? `width="${width}" height="${height}" display="none"` : `width="${ROOM}" height="${round((height * ROOM) / width)}"`;
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/<rect [^>]*fill="(none|transparent)"[^>]*><\/rect>/g, "")
    .replace(/ style="([^"]*)"/g, (_, style) => attributes(style))
    // The line through the dots of a dot plot can't be seen.
    .replace(/<path [^>]* fill="none"[^>]* stroke-width="0"[^>]*><\/path>/g, "")
    .replace(/ (class|id|ecmeta_[a-z_]+|xml:space|baseProfile|version|xmlns|xmlns:xlink)="[^"]*"/g, "")
    .replace(/ (font-family|dominant-baseline)="([^"]*)"/g, (whole, name) => (name === "font-family" ? "" : whole))
    .replace(/<defs\s*>\s*<\/defs>/g, "")
    .replace(/<svg width="[^"]*" height="[^"]*"/, `<svg ${size} aria-hidden="true" focusable="false"`)
    // Text is black without a style sheet, so it needs no other colour.
    .replace(/"var\(--(?!chart-text)([\w-]+)\)"/g, (_, name) => `"var(--${name},${colours[name]})"`)
    .replace(/>\s+</g, "><")
    .trim();
}

/** `font-size:15px;font-family:inherit` as attributes. Positions and cursors are left to the page's style sheet. */
function attributes(style) {
  return style
    .split(";")
    .map((part) => part.split(":").map((half) => half.trim()))
    .filter(([name, value]) => value && !["font-family", "cursor", "position", "left", "top", "user-select"].includes(name))
    .map(([name, value]) => ` ${name}="${value.replace(/^(\d+(?:\.\d+)?)px$/, "$1")}"`)
    .join("");
}
