import * as v from 'valibot';
import { email, phone } from '../person/form.ts';

export const ownEmailForm = v.object({ email });
export const ownPhoneForm = v.object({ phone });
