import { h, Section, useEffect, useRef, useState } from '../core/dom.js';
import { Picture } from '../core/figure.js';
import { percent } from '../core/format.js';
import { Bars } from './bars.js';
import { hearing } from './data.js';
import { notYet } from './pending.js';
import { cannotRecord, record, SECONDS } from './recorder.js';
import { useSound } from './sound.js';
import { prepared, wav } from './wav.js';
import { Wave } from './wave.js';

/** Lets a person hear what the file hears in a recording of their own. */
export function Listen({ id, trial, moving }) {
  return h(Section, { part: 'listen', title: 'Try it' },
    trial.modelSha256 === null
      ? h('p.absent', null, notYet(trial, moving, 'There is a file to try once the trial is scored.'))
      : h(Trying, { id, number: trial.trial }));
}

function Trying({ id, number }) {
  const [state, setState] = useState({ step: 'idle' });
  const [over, setOver] = useState(false);
  const turn = useRef(0);
  const recording = useRef(null);
  const chooser = useRef(null);
  const barred = cannotRecord();
  useEffect(() => () => {
    turn.current++;
    recording.current?.abort();
  }, []);

  /** Runs one try; what comes after a later one began is dropped. */
  async function attempt(step, take) {
    const mine = ++turn.current;
    const show = (next) => turn.current === mine && setState(next);
    recording.current?.abort();
    show({ step });
    try {
      const sound = await take(show);
      show({ step: 'asking', ...sound });
      show({ step: 'heard', ...sound, answer: await hearing(id, number, sound.blob) });
    } catch (problem) {
      show(problem.name === 'AbortError' ? { step: 'idle' } : { step: 'failed', problem });
    }
  }

  const file = (chosen) => chosen && attempt('reading', async () => ({ name: chosen.name, ...await prepared(chosen) }));
  const speak = () => attempt('opening', async (show) => {
    const abort = new AbortController();
    recording.current = abort;
    const samples = await record((level, done) => show({ step: 'recording', level, done }), abort.signal);
    return { name: 'your recording', blob: wav(samples), samples };
  });
  const recordingNow = state.step === 'recording' || state.step === 'opening';

  return [
    h('p', null, 'Say one of the words, or give it a sound file, and see what the int8 file makes of it. '
      + 'The recording is sent to this server, run there by the interpreter, and not kept.'),
    h('div.drop', {
      class: over ? 'over' : '',
      onDragOver: (event) => { event.preventDefault(); setOver(true); },
      onDragLeave: () => setOver(false),
      onDrop: (event) => { event.preventDefault(); setOver(false); file(event.dataTransfer.files[0]); },
    },
      h('button.primary', { type: 'button', disabled: barred !== null, onClick: recordingNow ? () => recording.current?.abort() : speak },
        recordingNow ? 'Stop' : `Speak for ${SECONDS} seconds`),
      h('button', { type: 'button', onClick: () => chooser.current.click() }, 'Choose a sound file'),
      h('input', {
        ref: chooser, type: 'file', accept: 'audio/*,.wav', hidden: true, 'aria-label': 'Sound file',
        onChange: (event) => { file(event.target.files[0]); event.target.value = ''; },
      }),
      h('span.quiet', null, 'or drop one here'),
      barred && h('p.quiet', null, barred)),
    h(Level, { state }),
    h('p.answer', { 'aria-live': 'polite' },
      state.step === 'reading' && h('span.absent', null, 'Reading the file …'),
      state.step === 'asking' && h('span.absent', null, 'A worker listens …'),
      state.step === 'heard' && h(Answer, state)),
    state.step === 'failed' && h('div.notice', { role: 'alert' }, h('p', null, state.problem.message)),
    state.step === 'heard' && h(Heard, { number, ...state }),
  ];
}

function Level({ state: { step, level = 0, done = 0 } }) {
  if (step !== 'recording' && step !== 'opening') {
    return null;
  }
  return h('div.level', { role: 'status' },
    h('span', null, step === 'opening' ? 'Waiting for the microphone …' : 'Speak now'),
    h('meter', { min: 0, max: 1, low: .25, optimum: .7, value: level, 'aria-label': 'How loud it is' }),
    h('progress', { max: 1, value: done, 'aria-label': 'How much is recorded' }));
}

function Answer({ answer }) {
  const used = answer.seconds === undefined ? '' : ` It listened to ${answer.seconds.toFixed(1)} s from ${answer.from.toFixed(2)} s on.`;
  return ['It heard ', h('strong', null, answer.heard), `, ${percent(Math.max(...answer.scores.map(({ score }) => score)))} sure. `,
    h('span.quiet', null, `${answer.millis.toFixed(1)} ms on ${answer.worker}.${used}`)];
}

function Heard({ number, name, blob, samples, answer }) {
  const sound = useSound(async () => blob);
  const scores = [...answer.scores].sort((one, other) => other.score - one.score);
  return h('div.hearing', { 'data-heard': answer.heard },
    samples && h(Wave, { samples, from: answer.from, seconds: answer.seconds }),
    h('p', null, h('button.small', { type: 'button', 'aria-pressed': sound.now !== null, onClick: () => sound.toggle('sent') }, sound.now ? 'Stop' : `Play ${name}`),
      sound.problem && h('span.no', { role: 'alert' }, ` ${sound.problem.error.message}`)),
    h(Picture, {
      id: `trial-${number}-hearing`, label: `what trial ${number} heard in ${name}`,
      table: () => ({ columns: ['Label', 'Score'], rows: scores.map(({ label, score }) => [label, score]) }),
    }, h(Bars, {
      label: 'Scores', most: 1,
      rows: scores.map(({ label, score }) => ({ name: label, value: score, told: percent(score), chosen: label === answer.heard })),
    })));
}
