-- Lists of assets and monitors are read in the order of names, stretch by stretch.
create index asset_listed on asset (name, id) where gone_at is null;
