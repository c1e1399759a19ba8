-- What the hub remembers about itself, such as which edition of the reference data it holds.
create table live.setting (
  key text primary key check (key ~ '^[a-z][a-z-]*$'),
  value text not null
);
comment on table live.setting is 'What the hub remembers about itself; nothing of the domain.';
comment on column live.setting.key is 'Name of the thing remembered, such as reference.';
comment on column live.setting.value is 'What is remembered.';
