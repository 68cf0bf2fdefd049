// `node --import ./test/support/typescript.js file.ts` runs the project's TypeScript without a build.
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
