#!/usr/bin/env node
import './ensure-built.js';

const { main } = await import('../dist/src/cli/galenic.js');
process.exitCode = await main(process.argv.slice(2));
