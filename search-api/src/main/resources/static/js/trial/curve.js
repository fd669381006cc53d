export function Curve() { return null; }
