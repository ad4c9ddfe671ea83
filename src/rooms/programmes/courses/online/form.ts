import * as v from 'valibot';
import { chosen, maybe, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { modes } from '../template/course-template.ts';

export const longest = { link: 500, phone: 200 } as const;

/** How one comes in online: by a link, by ringing a number, or either. Both are empty where nobody said yet. */
export interface WayOnline {
	link: string;
	phone: string;
}

/** The two fields of a run's form; a link that anybody on the line could change on its way is refused. */
export const wayOnline = {
	onlineLink: v.pipe(
		maybe(longest.link),
		v.check(
			(link) => link === '' || (URL.canParse(link) && /^https:\/\/\S+$/.test(link)),
			() => m.programmes_online_link_wrong()
		)
	),
	onlinePhone: maybe(longest.phone)
};

/** A way in as the fields of the form hold it. */
export const wayValues = ({ link, phone }: WayOnline) => ({ onlineLink: link, onlinePhone: phone });

/** How one meeting is to meet. */
export const changeModeForm = v.object({ session: chosen, mode: oneOf(modes) });
