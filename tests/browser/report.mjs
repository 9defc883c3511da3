// What the checks found: failures, and the numbers behind the goals of the reading experience.
// Failures printed; one fault of a template is on every page.
const MOST = 60;
const failures = [];
const numbers = [];

/** Remembers what does not hold. */
export const check = (holds, words) => { if (!holds) failures.push(words); };

/** A number that has a goal; `most` or `least` makes it a check. */
export function measure(name, value, { most, least, unit = "" } = {}) {
  const goal = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : "";
  const holds = (most === undefined || value <= most) && (least === undefined || value >= least);
  numbers.push({ name, value: `${value}${unit}`, goal: goal && `${goal}${unit}`, holds });
  check(holds, `${name}: ${value}${unit}, goal ${goal}${unit}`);
}

/** Prints all of it; whether everything holds. */
export function summary() {
  const width = Math.max(...numbers.map((number) => number.name.length));
  for (const { name, value, goal, holds } of numbers) {
    console.log(`  ${holds ? " " : "!"} ${name.padEnd(width)}  ${value.padStart(8)}  ${goal}`);
  }
  failures.slice(0, MOST).forEach((words) => console.log(`FAILED ${words}`));
  if (failures.length > MOST) console.log(`… and ${failures.length - MOST} more`);
  console.log(`${failures.length} failures`);
  return failures.length === 0;
}
