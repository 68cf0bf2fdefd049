import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { Fault } from '../refusals/refusal.js';

/** class-validator's tree of errors as a flat list: `lots[0].assay: what is wrong and what would be right`. */
export function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap((error) => {
    const path = join(parent, error.property);
    const children = faultsOf(error.children ?? [], path);
    const [first] = Object.entries(error.constraints ?? {});
    return first ? [{ path, message: messageOf(first[0], first[1], error) }, ...children] : children;
  });
}

function join(parent: string, property: string): string {
  const name = property.slice(0, 60);
  if (/^\d+$/u.test(name)) return `${parent}[${name}]`;
  return parent === '' ? name : `${parent}.${name}`;
}

function messageOf(constraint: string, message: string, error: ValidationError): string {
  if (constraint === 'whitelistValidation')
    return `is not a known field; known are ${knownFields(error).join(', ')}`;
  if (constraint === 'nestedValidation' || constraint === 'unknownValue') return 'must be an object';
  return message;
}

function knownFields(error: ValidationError): string[] {
  const target = error.target?.constructor;
  if (!target) return [];
  const metadata = getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
  return [...new Set(metadata.map((entry) => entry.propertyName))];
}
