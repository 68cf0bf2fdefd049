import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../refusals/refusal.js';
import { refuseUnreadable } from './readable-input.js';

function faultOf(...inputs: unknown[]): unknown {
  try {
    refuseUnreadable(...inputs);
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? (error.faults[0]?.path ?? error.message) : error;
  }
}

describe('input that no field may hold', () => {
  it('is refused with the field that holds it', () => {
    expect(faultOf({ patient: { names: ['Ada', 'B\u0000'] } })).toBe('patient.names[1]');
    expect(faultOf({ dose: '4.5 \ud800mg' })).toBe('dose');
    expect(faultOf({}, { q: 'a\u0000' })).toBe('q');
    expect(faultOf({ 'na\u0000me': 1 })).toBe('');
  });

  it('is a list in a list, or a name that every object has: validation would look through both', () => {
    expect(faultOf({ entries: [{}, []] })).toBe('entries[1]');
    expect(faultOf({ policy: JSON.parse('{"constructor": 1}') as unknown })).toBe('policy.constructor');
    expect(faultOf({ toString: 'x' })).toBe('toString');
  });

  it('is refused when nested more deeply than any request', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
    expect(faultOf(deep)).toBe('The request is nested too deeply.');
  });

  it('is not the emoji, the tab or the name of a patient', () => {
    expect(faultOf({ text: 'Łucja Nguyễn 💊\n\t' }, null, undefined, 'x', 4)).toBeUndefined();
  });
});
