create or replace view mart.board as
select r.day, r.orders, r.revenue, r.margin, round(r.margin / nullif(r.revenue, 0), 4) as margin_share, s.worth as stock_worth
from mart.revenue_daily r
left join (select day, sum(worth) as worth from mart.stock_daily group by day) s on s.day = r.day;
comment on view mart.board is 'What the board sees each morning';

create or replace view mart.board_weekly as
select date_trunc('week', b.day)::date as week, sum(b.orders) as orders, sum(b.revenue) as revenue,
       sum(b.margin) / nullif(sum(b.revenue), 0) as margin_share, max(b.stock_worth) as stock_worth
from mart.board b
group by date_trunc('week', b.day)::date;
comment on view mart.board_weekly is 'The same by week';

create or replace view mart.channel_efficiency as
select m.day, m.channel, m.spend, m.orders, m.spend_per_order, c.revenue, c.revenue - m.spend as revenue_after_spend
from mart.marketing_daily m
join mart.channel_daily c on c.day = m.day and c.channel = m.channel;
comment on view mart.channel_efficiency is 'What advertising brings';
