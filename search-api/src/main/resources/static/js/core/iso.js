const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

/** PT1H30M → 90; null for what is no duration of days, hours, minutes and seconds. */
export function minutesOf(iso) {
  const parts = ISO.exec(iso ?? '');
  if (!parts) {
    return null;
  }
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}

/** 90 → PT1H30M; to the second. */
export function isoDuration(minutes) {
  const all = Math.round(minutes * 60);
  const parts = [[Math.floor(all / 3600), 'H'], [Math.floor(all / 60) % 60, 'M'], [all % 60, 'S']];
  const told = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return `PT${told.join('') || '0S'}`;
}
