// Days of the viewer's calendar. A day may have 23 or 25 hours.

export const daysBack = (day, count) => new Date(day.getFullYear(), day.getMonth(), day.getDate() - count);

export const mondayBefore = (day) => daysBack(day, (day.getDay() + 6) % 7);

// As the API writes days.
export const dayText = (day) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export const dayOf = (text) => new Date(`${text}T00:00`);

export const daysFrom = (first, last) => {
  const days = [];
  for (let day = first; day <= last; day = daysBack(day, -1)) {
    days.push(day);
  }
  return days;
};
