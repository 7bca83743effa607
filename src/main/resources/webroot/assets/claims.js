/* What a pattern claims. */

/** The difference in success that a pattern claims, with its 95 % interval; null for a pattern that claims something else. */
export function contrast({kind, steps, whole, evidence}) {
  if (kind !== 'sequence' || whole || steps.length > 0 || !Number.isFinite(evidence.success_difference)) {
    return null;
  }
  return {value: evidence.success_difference, range: [evidence.success_difference_low, evidence.success_difference_high]};
}

/** How much of the difference is sure: the end of the interval that is nearer to none. */
export const sure = ({range: [low, high]}) => Math.max(0, low, -high);
