export function Misheard() { return null; }
