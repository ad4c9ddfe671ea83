-- Many sheets have one line a person, with what she answered before and afterwards side by side: one line of a sheet holds
-- several waves.
alter table evaluation.dataset_row drop constraint dataset_row_pkey;
alter table evaluation.dataset_row add primary key (org_id, dataset_id, line, wave);
