// npm run bench -- SUITE: a table for people, and as its last line one JSON object.
import '../bin/ensure-built.js';

const SUITES = ['plan', 'screening'];
const [wanted] = process.argv.slice(2);
if (wanted !== undefined && !SUITES.includes(wanted)) {
  process.stderr.write(`There is no suite "${wanted}"; the suites are ${SUITES.join(', ')}\n`);
  process.exit(2);
}
for (const name of wanted ? [wanted] : SUITES) {
  const { run } = await import(`./${name}.js`);
  await run();
}
