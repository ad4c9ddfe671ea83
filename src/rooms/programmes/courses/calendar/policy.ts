/** For so many days a meeting that was called off stays in a calendar as such, so that every calendar has taken it off by then. */
export const daysToldOff = 60;
