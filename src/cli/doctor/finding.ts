import { m } from '#messages';

/** What is looked at, as people call it; for programs it has one name in every language. */
const checks = {
	node: m.doctor_check_node,
	pages: m.doctor_check_pages,
	disk: m.doctor_check_disk,
	'installation key': m.doctor_check_key,
	database: m.doctor_check_database,
	address: m.doctor_check_address,
	reached: m.doctor_check_reached,
	name: m.doctor_check_name,
	visitors: m.doctor_check_visitors,
	forms: m.doctor_check_forms,
	files: m.doctor_check_files,
	letters: m.doctor_check_letters,
	texts: m.doctor_check_texts,
	clock: m.doctor_check_clock,
	votes: m.doctor_check_votes,
	organisation: m.doctor_check_organisation
};

/** One thing that was looked at. */
export interface Finding {
	/** What it is to programs: the same in every language. */
	check: string;
	/** What it is called, in the language spoken now. */
	called: string;
	ok: boolean;
	/** What was found, and where it is wrong what to do. */
	says: string;
}

/** A finding that names what is wrong where anything is, and otherwise what is right. */
export function finding(check: keyof typeof checks, wrong: string | undefined, right: string): Finding {
	return { check, called: checks[check](), ok: wrong === undefined, says: wrong ?? right };
}
