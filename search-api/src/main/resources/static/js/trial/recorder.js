import { resampled } from './wav.js';

/** Long enough to begin a word late; the model hears the loudest second. */
export const SECONDS = 2;

const REASONS = {
  NotAllowedError: 'The browser was not allowed to listen. Maybe allow the microphone for this page, beside the address.',
  NotFoundError: 'No microphone was found. Maybe connect one, or choose a file.',
  NotReadableError: 'The microphone does not answer. Maybe another program uses it.',
};

/** Why nothing can be recorded here, or null. */
export function cannotRecord() {
  if (!isSecureContext) {
    return 'A browser gives a page the microphone only over HTTPS or on the same machine. Choose a file instead.';
  }
  return navigator.mediaDevices?.getUserMedia && typeof AudioWorkletNode === 'function'
    ? null
    : 'This browser cannot record. Choose a file instead.';
}

/**
 * Records a few seconds.
 *
 * @param {Function} onLevel takes how loud it is, from 0 to 1, and how much is recorded, from 0 to 1
 * @param {AbortSignal} signal ends it early
 * @returns {Promise<Float32Array>} samples at the models' rate
 * @throws {Error} that says in words why not
 */
export async function record(onLevel, signal) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  } catch (failure) {
    throw new Error(REASONS[failure.name] ?? `The microphone cannot be used: ${failure.message}`);
  }
  const context = new AudioContext();
  try {
    // Who was asked for the microphone may have left meanwhile.
    signal.throwIfAborted();
    await context.audioWorklet.addModule('/js/trial/recorder-worklet.js');
    signal.throwIfAborted();
    const blocks = await heard(context, stream, onLevel, signal);
    const samples = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
    blocks.reduce((at, block) => {
      samples.set(block, at);
      return at + block.length;
    }, 0);
    return await resampled([samples], context.sampleRate);
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    context.close();
  }
}

function heard(context, stream, onLevel, signal) {
  const wanted = SECONDS * context.sampleRate;
  return new Promise((resolve, reject) => {
    const blocks = [];
    let count = 0;
    const source = context.createMediaStreamSource(stream);
    const recorder = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
    const silent = setTimeout(() => reject(new Error('Nothing comes from the microphone. Maybe it is switched off.')), (SECONDS + 5) * 1000);
    const end = () => {
      clearTimeout(silent);
      source.disconnect();
      recorder.port.onmessage = null;
    };
    signal.addEventListener('abort', () => {
      end();
      reject(new DOMException('ended', 'AbortError'));
    });
    recorder.port.onmessage = ({ data }) => {
      blocks.push(data);
      count += data.length;
      onLevel(loudness(data), Math.min(1, count / wanted));
      if (count >= wanted) {
        end();
        resolve(blocks);
      }
    };
    source.connect(recorder);
  });
}

/** Root mean square in decibels, from -60 (0) to 0 (1), as people hear it. */
function loudness(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.max(0, Math.min(1, 1 + (10 * Math.log10(power + 1e-12)) / 60));
}
