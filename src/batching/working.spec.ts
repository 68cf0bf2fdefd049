import { describe, expect, it } from '@jest/globals';
import { unfold, workingText, type Working } from './working.js';

const FACTOR: Working = {
  of: 'potency factor',
  formula: '1 / ({assay} × (1 − {water}))',
  inputs: [
    { name: 'assay', value: '0.995', from: 'lot NTX-D' },
    { name: 'water', value: '0.086', from: 'lot NTX-D' },
  ],
  result: '1.09959',
};
const API: Working = {
  of: 'API per capsule',
  formula: '{dose} × {potency factor}',
  inputs: [
    { name: 'dose', value: '1.5 mg', from: 'prescription' },
    { name: 'potency factor', value: '1.09959', from: 'worked out' },
  ],
  result: '1.6494 mg',
};

describe('a working', () => {
  it('reads as formula, numbers put in, result, and where each number comes from', () => {
    expect(workingText(API)).toBe(
      'API per capsule = dose × potency factor = 1.5 mg × 1.09959 = 1.6494 mg (dose: prescription)',
    );
  });

  it('unfolds to the workings of what went into it', () => {
    expect(unfold([FACTOR, API], 'API per capsule')).toEqual([API, FACTOR]);
    expect(unfold([FACTOR, API], 'nothing of the kind')).toEqual([]);
  });

  it('cannot name a number that it does not hold', () => {
    expect(() => workingText({ ...API, inputs: [] })).toThrow('names dose');
  });
});
