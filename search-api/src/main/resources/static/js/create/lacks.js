import { LIMITS } from './form.js';

const NEEDED = [
  ['keywords', ({ words }) => words.length < 2, 'Fewer than two words are chosen. Maybe add a word to tell apart.'],
  ['budget', (form) => form.device === '' && Object.keys(LIMITS).every((name) => form[name] === ''),
    'There is neither a board nor a limit. Maybe choose a board, or limit the flash.'],
  ['families', ({ families }) => families.length === 0, 'No family is chosen. Maybe choose DS-CNN.'],
  ['objectives', ({ objectives }) => objectives.length === 0, 'No objective is chosen. Maybe choose the error.'],
  ['training.quantization', ({ quantization }) => quantization.length === 0, 'No scheme is chosen. Maybe choose PTQ.'],
];

/**
 * What everybody lacks for a moment who fills in the form: no reason to ask the server, which would
 * refuse. Null where nothing is missing.
 */
export function lacks(form) {
  const errors = NEEDED.filter(([, missing]) => missing(form)).map(([field, , message]) => ({ field, message }));
  return errors.length === 0 ? null : { status: 422, message: 'Something is missing.', errors };
}
