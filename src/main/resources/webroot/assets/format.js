/* Numbers and moments as people read them. What is unknown is a dash. */

const NONE = '–';
const COUNT = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const SHORT = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
const MOMENT = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});

const known = (value) => value !== null && value !== undefined && Number.isFinite(value);

export const count = (value) => (known(value) ? COUNT.format(value) : NONE);

/** What the engine says, with its numbers of cases written as elsewhere on the page. */
export const said = (text) => text.replace(/(?<=\d(?: %)? of )(?:\d{1,3}(?: \d{3})+|\d{4,})(?!\w| \d|\.\d)|(?<![\w.,])\d{4,}(?= of \d)/g,
  (digits) => COUNT.format(Number(digits.replaceAll(' ', ''))));

export const short = (value) => (known(value) ? (Math.abs(value) < 10_000 ? COUNT.format(value) : SHORT.format(value)) : NONE);

/** A share in percent; nearly all is told as such, not as all. */
export function percent(share) {
  if (!known(share)) {
    return NONE;
  }
  return share > 0.995 && share < 1 ? `${Math.min(99.9, share * 100).toFixed(1)} %` : `${(share * 100).toFixed(0)} %`;
}

/** A difference of two shares, in points of percent. */
export const points = (share) => (known(share) ? `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} points` : NONE);

export const times = (ratio) => (known(ratio) ? `${ratio.toFixed(ratio < 10 ? 2 : 1)}×` : NONE);
export const rate = (value) => (known(value) ? (value < 10 ? value.toFixed(1) : COUNT.format(value)) : NONE);
export const day = (moment) => (moment ? moment.slice(0, 10) : NONE);
export const clock = (moment) => MOMENT.format(new Date(moment));

export function seconds(value) {
  if (!known(value)) {
    return NONE;
  }
  if (value < 1) {
    return `${(value * 1000).toPrecision(3)} ms`;
  }
  return value < 120 ? `${value.toPrecision(3)} s` : `${(value / 60).toPrecision(3)} min`;
}

/* A power of ten as people write it. */
function power(value) {
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits} × 10${[...exponent.replace('+', '')].map((one) => (one === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[one])).join('')}`;
}

export function figure(value) {
  if (!known(value)) {
    return NONE;
  }
  if (Math.abs(value) >= 1e9) {
    return power(value);
  }
  return Number.isInteger(value) ? count(value) : value.toPrecision(3);
}
