--- job mart_revenue_hourly hourly by hour_at into mart.revenue_hourly at 17m takes 15s
--- about Orders and money of the last hours, on the screen in the hall
--- from core.orders, core.payments
--- keys hour_at
select date_trunc('hour', o.ordered_at) as hour_at, count(*)::int as orders, sum(o.amount) as ordered_amount,
       sum(p.amount) as paid_amount
from core.orders o
join core.payments p on p.order_id = o.order_id
where o.ordered_at >= :from and o.ordered_at < :to and p.created_at >= :from and p.created_at < :to
group by 1

--- job mart_traffic_hourly hourly by hour_at into mart.traffic_hourly at 17m takes 15s
--- about Visits by hour and device
--- from core.sessions
--- keys hour_at, device
select date_trunc('hour', started_at) as hour_at, device, count(*)::int as visits, sum(views)::int as views,
       avg(load_ms)::float8 as load_ms
from core.sessions
where started_at >= :from and started_at < :to
group by 1, 2

--- job mart_channel_hourly hourly by hour_at into mart.channel_hourly at 18m takes 20s
--- about Visits by channel, for those who buy advertising
--- from core.sessions
--- field channel: unknown where the visit has none
--- keys hour_at, channel
select date_trunc('hour', started_at) as hour_at, coalesce(channel, 'unknown') as channel, count(*)::int as visits,
       count(*) filter (where reached_basket)::int as baskets
from core.sessions
where started_at >= :from and started_at < :to
group by 1, 2

--- job mart_revenue_daily daily by day into mart.revenue_daily at 85m takes 25s
--- about The number the board looks at
--- from core.order_facts
--- field revenue: confirmed orders, in euro
--- keys day
select ordered_at::date as day, count(*)::int as orders, sum(revenue) as revenue, sum(margin) as margin,
       round(avg(revenue), 2) as revenue_per_order
from core.order_facts
where ordered_at >= :from and ordered_at < :to and status = 'confirmed'
group by 1

--- job mart_channel_daily daily by day into mart.channel_daily at 85m takes 25s
--- about Revenue by channel
--- from core.order_facts, core.dim_channel
--- keys day, channel
select f.ordered_at::date as day, f.channel, c.kind, count(*)::int as orders, sum(f.revenue) as revenue
from core.order_facts f
left join core.dim_channel c on c.channel = f.channel
where f.ordered_at >= :from and f.ordered_at < :to and f.status = 'confirmed'
group by 1, 2, 3

--- job mart_country_daily daily by day into mart.country_daily at 85m takes 20s
--- about Revenue by country
--- from core.order_facts
--- keys day, country
select ordered_at::date as day, country, count(*)::int as orders, sum(revenue) as revenue
from core.order_facts
where ordered_at >= :from and ordered_at < :to
group by 1, 2

--- job mart_product_daily daily by day into mart.product_daily at 80m takes 40s
--- about Sales by category
--- from core.order_lines
--- keys day
select created_at::date as day, category, sum(quantity)::int as pieces, sum(amount) as amount
from core.order_lines
where created_at >= :from and created_at < :to
group by 1, 2

--- job mart_payment_daily daily by day into mart.payment_daily at 80m takes 20s
--- about Payments by method, for the accounts
--- from core.payments
--- keys day, method
select created_at::date as day, method, count(*)::int as payments, sum(amount) as amount,
       avg(case when captured then 0.0 else 1.0 end)::float8 as failed_share
from core.payments
where created_at >= :from and created_at < :to
group by 1, 2

--- job mart_marketing_daily daily by day into mart.marketing_daily at 90m takes 30s
--- about What an order cost in advertising, by channel
--- from core.ad_spend, mart.channel_daily
--- keys day, channel
select s.day, s.channel, s.spend, s.clicks, d.orders, round(s.spend / nullif(d.orders, 0), 2) as spend_per_order
from (select event_at::date as day, channel, sum(spend) as spend, sum(clicks)::int as clicks
      from core.ad_spend where event_at >= :from and event_at < :to group by 1, 2) s
left join mart.channel_daily d on d.day = s.day and d.channel = s.channel

--- job mart_support_daily daily by day into mart.support_daily at 80m takes 15s
--- about How support keeps its promise
--- from core.tickets
--- keys day, topic
select created_at::date as day, topic, count(*)::int as tickets, avg(first_reply_minutes)::float8 as first_reply_minutes,
       avg(case when in_time then 1.0 else 0.0 end)::float8 as in_time_share
from core.tickets
where created_at >= :from and created_at < :to
group by 1, 2

--- job mart_returns_daily daily by day into mart.returns_daily at 80m takes 15s
--- about Returns by reason
--- from core.returns
--- keys day, reason
select created_at::date as day, reason, count(*)::int as returns, sum(amount) as amount
from core.returns
where created_at >= :from and created_at < :to
group by 1, 2

--- job mart_delivery_daily daily by day into mart.delivery_daily at 80m takes 15s
--- about How fast parcels arrive
--- from core.shipments
--- keys day, carrier
select created_at::date as day, carrier, count(*)::int as parcels, avg(case when slow then 1.0 else 0.0 end)::float8 as slow_share,
       sum(cost) as cost
from core.shipments
where created_at >= :from and created_at < :to
group by 1, 2

--- job mart_stock_daily daily by day into mart.stock_daily at 80m takes 15s
--- about What the stock is worth
--- from core.inventory
--- keys day, warehouse
select day, warehouse, sum(available)::int as available, sum(worth) as worth
from core.inventory
where day >= :from and day < :to
group by 1, 2

--- job mart_kpi_weekly weekly by week into mart.kpi_weekly at 180m takes 60s
--- about The week on one page
--- from mart.revenue_daily
--- keys week
select date_trunc('week', day)::date as week, sum(orders)::int as orders, sum(revenue) as revenue, sum(margin) as margin
from mart.revenue_daily
where day >= :from and day < :to
group by 1

--- job mart_review_weekly weekly by week into mart.review_weekly at 180m takes 30s
--- about What customers think of the products
--- from staging.stg_reviews, core.products
--- keys week
select date_trunc('week', r.created_at)::date as week, p.category, count(*)::int as reviews, avg(r.stars)::float8 as stars
from staging.stg_reviews r
left join core.products p on p.product_id = r.product_id
where r.created_at >= :from and r.created_at < :to
group by 1, 2

--- job mart_cohort_monthly monthly by month into mart.cohort_monthly at 240m takes 120s
--- about Who came when, and what they buy now
--- from core.order_facts, core.customers
--- keys month, cohort
select date_trunc('month', f.ordered_at)::date as month, date_trunc('month', c.created_at)::date as cohort,
       count(distinct f.customer_id)::int as buyers, sum(f.revenue) as revenue
from core.order_facts f
join core.customers c on c.customer_id = f.customer_id
where f.ordered_at >= :from and f.ordered_at < :to
group by 1, 2

--- job mart_revenue_monthly monthly by month into mart.revenue_monthly at 240m takes 60s
--- about Revenue for the accounts
--- from mart.revenue_daily
--- keys month
select date_trunc('month', day)::date as month, sum(orders)::int as orders, sum(revenue) as revenue
from mart.revenue_daily
where day >= :from and day < :to
group by 1
