/** Names in the legend. */
export const FRONT = 'on the front';
export const DOMINATED = 'dominated';
export const UNFIT = 'does not fit the board';
export const SELECTED = 'selected';

/** So many points and more are drawn as one shape. */
export const LARGE = 1500;
