/** What models are trained on. */
export const RATE_HERTZ = 16_000;

/** As much as the server takes; 30 seconds at the models' rate stay below. */
export const MOST_BYTES = 1_000_000;
const MOST_SECONDS = 30;
const HEADER_BYTES = 44;

/** Samples from -1 to 1 as a mono WAV file of 16-bit integers (RIFF, WAVE_FORMAT_PCM). */
export function wav(samples, rate = RATE_HERTZ) {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + samples.length * 2));
  const word = (at, letters) => [...letters].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, place) => view.setInt16(HEADER_BYTES + place * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true));
  return new Blob([view.buffer], { type: 'audio/wav' });
}

/** Samples of one rate as mono at the models' rate. */
export async function resampled(channels, rate) {
  const length = channels[0].length;
  const frames = Math.max(1, Math.round((length / rate) * RATE_HERTZ));
  const context = new OfflineAudioContext(1, frames, RATE_HERTZ);
  const buffer = context.createBuffer(channels.length, length, rate);
  channels.forEach((samples, channel) => buffer.copyToChannel(samples, channel));
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

/**
 * A sound file as what is sent: a small WAV file as it is, anything else that the browser can play
 * as mono WAV, cut after half a minute.
 *
 * @returns {Promise<{blob: Blob, samples: Float32Array|null}>} samples at the models' rate, to be
 *   drawn; null for a WAV file that the browser cannot read, which the server may
 */
export async function prepared(file) {
  const small = file.size <= MOST_BYTES && await isWav(file);
  const samples = await decoded(file).catch((failure) => {
    if (small) {
      return null;
    }
    throw failure;
  });
  return small ? { blob: file, samples } : { blob: wav(samples), samples };
}

async function isWav(file) {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 12).arrayBuffer());
  return head.startsWith('RIFF') && head.endsWith('WAVE');
}

async function decoded(file) {
  const context = new OfflineAudioContext(1, 1, RATE_HERTZ);
  let buffer;
  try {
    buffer = await context.decodeAudioData(await file.arrayBuffer());
  } catch {
    throw new Error(`The browser cannot read “${file.name ?? 'the recording'}” as sound. Maybe it is no sound file; WAV always works.`);
  }
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
  return (await resampled(channels, buffer.sampleRate)).slice(0, MOST_SECONDS * RATE_HERTZ);
}
