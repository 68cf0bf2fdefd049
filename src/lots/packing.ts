import { packingStatistic } from '../batching/packing-statistic.js';
import { printPercent } from '../batching/print.js';
import type { Finding } from '../findings/finding.js';
import type { Policy } from '../policy/policy.js';
import { amount } from '../quantities/amount.js';
import { faultOfAmount } from '../quantities/is-amount.js';
import { malformed, type Fault } from '../refusals/refusal.js';
import type { PackingInput } from './lots.dto.js';
import type { LotCertificate } from './lots.entity.js';

const ABOUT_SHELLS = 'packing-statistic.no-shell-weight';

/** The certificate with the packing statistic that these weighings give. Throws `Refusal` with a fault for each field. */
export function withPacking(
  certificate: LotCertificate,
  input: PackingInput,
  policy: Policy,
): LotCertificate {
  const { size, filled, emptyShells } = input;
  const faults = [...faultsOfWeighings('emptyShells', emptyShells), ...faultsOfWeighings('filled', filled)];
  if (faults.length > 0) throw malformed(faults);
  const { value, findings } = packingStatistic(
    filled.map((one) => amount(one)),
    emptyShells.map((one) => amount(one)),
    policy,
  );
  if (!value) throw malformed(findings.map(asFault));
  const record = { filled, emptyShells, rsd: printPercent(value.rsd) };
  return {
    ...certificate,
    packStat: { ...certificate.packStat, [size]: value.mean.toString() },
    packing: { ...certificate.packing, [size]: record },
  };
}

function faultsOfWeighings(field: string, weighings: readonly unknown[]): Fault[] {
  return weighings.flatMap((value, index) => {
    const message = faultOfAmount(value, { dimensions: ['mass'], example: '181.2 mg' });
    return message === undefined ? [] : [{ path: `${field}[${index}]`, message }];
  });
}

function asFault({ rule, because }: Finding): Fault {
  return { path: rule === ABOUT_SHELLS ? 'emptyShells' : 'filled', message: because };
}
