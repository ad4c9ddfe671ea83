import * as v from 'valibot';
import { oneOf } from '#platform/forms/fields.ts';

/** By what somebody on duty is woken: a notice on her phone, a letter, a text. */
export const alarmWays = ['app', 'email', 'text'] as const;
export type AlarmWay = (typeof alarmWays)[number];

/** One of her ways. */
export const alarmWayForm = v.object({ way: oneOf(alarmWays) });
