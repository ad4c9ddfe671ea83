-- A coordinator also says for somebody who rang that she can come after all, and she reads that on her own page.
alter table people.change_for drop constraint change_for_what_check,
	add constraint change_for_what_check check (what in ('name', 'phone', 'email', 'safe-contact', 'consent', 'child', 'absence', 'coming'));
