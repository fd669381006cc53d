export function Loss() { return null; }
