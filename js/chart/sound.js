// Plays a chart as sound.
import { Told } from "./told.js";

/** The length of a tone, in seconds, and of the silence between two lines. */
const TONE = 0.18;
const REST = 0.5;
/** The lowest tone, in hertz, and how many times as high the highest is: two octaves. */
const LOWEST = 220;
const RANGE = 4;

/** If a sound has not begun after this time, in milliseconds, give up. */
const SILENT = 3_000;

const STOPPED = "The sound is stopped.";

/** Stops the sound if one is playing, or about to. */
let stop;

/** Plays one line after the other: a tone for each year, higher for a higher figure, silence for a gap. All lines have
 * one scale, which begins with zero, as the picture's does. A second click stops.
 * @param {HTMLButtonElement} button @param {(words: string) => void} say
 * @param {() => Promise<{years: string[], lines: {name: string, values: (number | null)[]}[]}>} figures
 * @returns {Promise<string>} how it ended */
export async function listen(button, say, figures) {
  if (stop) return stop();
  const name = button.textContent;
  button.textContent = "Stop the sound";
  let isStopped = false;
  // Set before anything is waited for: the second click may come while the figures are fetched.
  const stopped = new Promise((done) => (stop = () => done((isStopped = true))));
  let context;
  try {
    const shown = await Promise.race([figures(), stopped]);
    if (isStopped) return STOPPED;
    const { years, lines } = shown;
    const known = lines.flatMap(({ values }) => values).filter(Number.isFinite);
    const [least, most] = [Math.min(0, ...known), Math.max(...known)];
    const pitch = (value) => LOWEST * RANGE ** ((value - least) / (most - least || 1));
    context = new AudioContext();
    await Promise.race([context.resume(), stopped, new Promise((done) => setTimeout(done, SILENT))]);
    if (context.state !== "running" && !isStopped) throw new Told("Your browser blocked the sound. Try again.");
    for (const { name, values } of lines) {
      if (isStopped) break;
      say(`Playing: ${name}, ${years[0]} to ${years.at(-1)}. A tone for each year, higher for a higher figure, silence for a gap.`);
      await Promise.race([play(context, values, pitch), stopped]);
    }
    return isStopped ? STOPPED : `Played: ${lines.map((line) => line.name).join(", then ")}.`;
  } finally {
    stop = undefined;
    button.textContent = name;
    context?.close();
  }
}

/** One line as tones. Fulfilled when the last one has ended. */
function play(context, values, pitch) {
  const tone = new OscillatorNode(context, { type: "triangle" });
  const volume = new GainNode(context, { gain: 0 });
  tone.connect(volume).connect(context.destination);
  const start = context.currentTime + REST;
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    const at = start + i * TONE;
    tone.frequency.setValueAtTime(pitch(value), at);
    // Fade in and out: a sudden step would click.
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.3, at + 0.02);
    volume.gain.setValueAtTime(0.3, at + TONE - 0.05);
    volume.gain.linearRampToValueAtTime(0, at + TONE - 0.01);
  });
  tone.start(start);
  tone.stop(start + values.length * TONE);
  return new Promise((done) => (tone.onended = done));
}
