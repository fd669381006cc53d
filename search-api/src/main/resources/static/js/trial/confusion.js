export function Confusion() { return null; }
