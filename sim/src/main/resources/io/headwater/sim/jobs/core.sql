--- job core_orders hourly by ordered_at into core.orders at 13m takes 45s
--- about One row for each order, with its amount
--- from staging.stg_orders, staging.stg_order_lines
--- field amount: sum of the lines, without shipping
--- field channel: marketing channel that the order came from
--- keys order_id
select o.order_id, o.ordered_at, o.customer_id, o.channel, o.country, o.status, o.currency, o.coupon, o.shipping,
       count(*)::int as line_count, sum(l.amount) as amount
from staging.stg_orders o
join staging.stg_order_lines l on l.order_id = o.order_id
where o.ordered_at >= :from and o.ordered_at < :to and l.created_at >= :from and l.created_at < :to
group by o.order_id, o.ordered_at, o.customer_id, o.channel, o.country, o.status, o.currency, o.coupon, o.shipping

--- job core_order_lines hourly by created_at into core.order_lines at 13m takes 40s
--- about Order lines with the product's category
--- from staging.stg_order_lines, core.products
--- keys line_id, order_id
select l.line_id, l.order_id, l.product_id, p.category, l.quantity, l.amount, l.created_at
from staging.stg_order_lines l
left join core.products p on p.product_id = l.product_id
where l.created_at >= :from and l.created_at < :to

--- job core_payments hourly by created_at into core.payments at 14m takes 20s
--- about Money that came in
--- from staging.stg_payments
--- keys payment_id, order_id
select payment_id, order_id, created_at, method, provider, captured, case when captured then amount else 0 end as amount
from staging.stg_payments
where created_at >= :from and created_at < :to

--- job core_sessions hourly by started_at into core.sessions at 13m takes 50s
--- about Visits of the shop
--- from staging.stg_web_events
--- field channel: marketing channel that the visit came from, null when unknown
--- field reached_basket: whether the visitor saw the basket
--- keys session_id
select session_id, min(event_at) as started_at, min(visitor_id) as visitor_id, min(channel) as channel,
       min(device) as device, min(country) as country, count(*)::int as views, bool_or(page = 'basket') as reached_basket,
       round(avg(load_ms))::int as load_ms
from staging.stg_web_events
where event_at >= :from and event_at < :to
group by session_id

--- job core_tickets hourly by created_at into core.tickets at 13m takes 10s
--- about Questions and complaints
--- from staging.stg_tickets
--- keys ticket_id
select ticket_id, created_at, topic, contact, priority, first_reply_minutes, first_reply_minutes <= 120 as in_time
from staging.stg_tickets
where created_at >= :from and created_at < :to

--- job core_ad_spend hourly by event_at into core.ad_spend at 15m takes 15s
--- about Advertising by channel and hour
--- from staging.stg_ads_spend, core.dim_channel
--- keys channel, event_at
select s.event_at, s.network as channel, c.kind, s.impressions, s.clicks, s.spend
from staging.stg_ads_spend s
left join core.dim_channel c on c.channel = s.network
where s.event_at >= :from and s.event_at < :to

--- job core_products daily full into core.products at 50m takes 15s
--- about What the shop sells
--- from staging.stg_products, staging.stg_suppliers
--- keys product_id
select p.product_id, p.sku, p.category, p.price, p.cost, s.name as supplier, s.lead_days
from staging.stg_products p
left join staging.stg_suppliers s on s.supplier_id = p.supplier_id

--- job core_customers daily full into core.customers at 62m takes 60s
--- about One row for each customer, with what they bought
--- from staging.stg_customers, core.orders
--- field lifetime_amount: all confirmed orders until the last midnight
--- keys customer_id, created_at
select c.customer_id, c.created_at, c.country, c.signup_channel, c.newsletter, min(o.ordered_at) as first_bought,
       count(o.order_id)::int as orders, coalesce(sum(o.amount), 0) as lifetime_amount
from staging.stg_customers c
left join core.orders o on o.customer_id = c.customer_id and o.status = 'confirmed' and o.ordered_at < :to
where c.created_at < :to
group by c.customer_id, c.created_at, c.country, c.signup_channel, c.newsletter

--- job core_dim_channel daily full into core.dim_channel at 50m takes 5s
--- about Marketing channels that were ever seen
--- from staging.stg_orders
--- keys channel
select channel, case when channel in ('direct', 'email') then 'owned' else 'paid' end as kind, count(*) as orders_so_far
from staging.stg_orders
where ordered_at < :to
group by channel

--- job core_order_facts daily by ordered_at into core.order_facts at 70m takes 90s
--- about Orders of a day in euro, with what they cost: what every report of revenue reads
--- from core.orders, core.order_lines, core.products, staging.stg_fx_rates
--- field revenue: in euro
--- field margin: revenue less cost of goods
--- keys order_id
select o.order_id, o.ordered_at, o.customer_id, o.channel, o.country, o.status,
       round(o.amount * coalesce(x.rate, 1), 2) as revenue,
       round(o.amount * coalesce(x.rate, 1) - coalesce(l.cost, 0), 2) as margin, o.line_count
from core.orders o
left join (select n.order_id, sum(n.quantity * p.cost) as cost
           from core.order_lines n join core.products p on p.product_id = n.product_id
           where n.created_at >= :from and n.created_at < :to group by n.order_id) l on l.order_id = o.order_id
left join staging.stg_fx_rates x on x.currency = o.currency and x.day = o.ordered_at::date
where o.ordered_at >= :from and o.ordered_at < :to

--- job core_shipments daily by created_at into core.shipments at 65m takes 30s
--- about Parcels with the day they belong to
--- from staging.stg_shipments, core.orders
--- keys shipment_id, order_id
select s.shipment_id, s.order_id, s.created_at, o.country, s.carrier, s.weight_kg, s.cost, s.hours_to_door > 72 as slow
from staging.stg_shipments s
join core.orders o on o.order_id = s.order_id
where s.created_at >= :from and s.created_at < :to and o.ordered_at >= :from and o.ordered_at < :to

--- job core_returns daily by created_at into core.returns at 65m takes 30s
--- about Returns with the amount of the order
--- from staging.stg_returns, core.orders
--- keys return_id, order_id
select r.return_id, r.order_id, r.created_at, r.reason, r.resellable, o.channel, o.amount
from staging.stg_returns r
join core.orders o on o.order_id = r.order_id
where r.created_at >= :from and r.created_at < :to

--- job core_inventory daily by day into core.inventory at 65m takes 30s
--- about Stock and what it is worth
--- from staging.stg_inventory, core.products
--- keys product_id, day
select i.day, i.product_id, p.category, i.warehouse, i.available, round(i.on_hand * p.cost, 2) as worth
from staging.stg_inventory i
left join core.products p on p.product_id = i.product_id
where i.day >= :from and i.day < :to

--- job core_email_engagement daily by sent_at into core.email_engagement at 65m takes 20s
--- about Mails that were opened or clicked
--- from staging.stg_emails
--- keys email_id
select email_id, sent_at, template, case when clicked then 'clicked' else 'opened' end as reaction
from staging.stg_emails
where sent_at >= :from and sent_at < :to and (opened or clicked)
