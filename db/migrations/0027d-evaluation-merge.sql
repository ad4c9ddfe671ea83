-- Where two records of one person are brought together she has one pseudonym. What she answered twice in one wave counts once: the answers of the
-- record that stays.
create function evaluation.bring_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
	mine uuid;
	hers uuid;
begin
	for two in select * from people.merging(merge) loop
		select p.id into mine from evaluation.participant p where p.org_id = platform.org() and p.person_id = two.kept;
		select p.id into hers from evaluation.participant p where p.org_id = platform.org() and p.person_id = two.gone;
		if mine is null then
			perform people.hand_over(merge, 'evaluation.participant', 'person_id', two.gone, two.kept);
		elsif hers is not null then
			perform people.hand_over(merge, 'evaluation.invitation', 'participant_id', hers, mine, only_those => format(
				'not exists (select from evaluation.invitation i where i.org_id = t.org_id and i.wave_id = t.wave_id and i.participant_id = %L)', mine));
			perform people.hand_over(merge, 'evaluation.response', 'participant_id', hers, mine, only_those => format(
				'exists (select from evaluation.invitation i where i.org_id = t.org_id and i.id = t.invitation_id and i.participant_id = %L)', mine));
		end if;
	end loop;
end $$;
revoke all on function evaluation.bring_together from public;
grant execute on function evaluation.bring_together to kith_app;
comment on function evaluation.bring_together(uuid) is 'For a coordinator who brings two records of one person together: her pseudonyms become one. It reads no answer to her.';
