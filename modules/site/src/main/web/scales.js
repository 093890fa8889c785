// Logarithmic axes: where they begin, and which numbers stand at them.

const DIGITS = [1, 2, 5];
const round = value => Number(value.toPrecision(6));

/** The largest of 1, 2, 5, 10 ... that is not above a value. */
export function logFloor(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return round(power * DIGITS.findLast(digit => digit * power <= value * 1.0001));
}

/** Powers of ten from low to high; 1, 2, 5 between them where there are few. */
export function logTicks(low, high) {
  const digits = high / low < 200 ? DIGITS : [1];
  const ticks = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
    for (const digit of digits) {
      const value = round(digit * 10 ** exponent);
      if (value >= low * 0.999 && value <= high * 1.001) ticks.push(value);
    }
  }
  return ticks;
}
