-- Whoever wrote down the number of a release can ask whether it still stands. Why one was taken back is not public: the words could
-- tell of the person whose record was removed.
create view pub.standing_release as
  select no, province_code, published_at, synthetic, scale_factor, data_through, method, cells_published, cells_withheld, digest
  from release.release where retired_at is null and completed_at is not null;
create view pub.retired_release as
  select no, retired_at from release.release where retired_at is not null;
comment on view pub.standing_release is 'Every release that was published and not taken back.';
comment on column pub.standing_release.no is 'Number of the release.';
comment on column pub.standing_release.province_code is 'Province that published it.';
comment on column pub.standing_release.published_at is 'When it was published.';
comment on column pub.standing_release.synthetic is 'True for a release of invented demonstration records.';
comment on column pub.standing_release.scale_factor is 'How many times the true order of magnitude the demonstration set is.';
comment on column pub.standing_release.data_through is 'Last day the records cover.';
comment on column pub.standing_release.method is 'How the figures were protected, with every parameter.';
comment on column pub.standing_release.cells_published is 'Cells of figures that were published.';
comment on column pub.standing_release.cells_withheld is 'Cells of figures that were withheld.';
comment on column pub.standing_release.digest is 'SHA-256 over the figures, hexadecimal.';
comment on view pub.retired_release is 'Releases that were taken back.';
comment on column pub.retired_release.no is 'Number of the release.';
comment on column pub.retired_release.retired_at is 'When it was taken back.';
grant select on pub.standing_release, pub.retired_release to hub_public, hub_staff;
