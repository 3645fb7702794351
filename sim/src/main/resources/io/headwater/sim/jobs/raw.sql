--- job ingest_web_events hourly by event_at into raw.web_events at 4m takes 40s
--- about Views and clicks as the tracker sends them, loaded every hour
--- field event_id: unique in the tracker
--- field event_at: when the visitor did it
--- field channel: marketing channel that the visit came from, null when unknown
--- field page: kind of page
--- keys event_id
select h.id * 10000 + i as event_id,
       h.hour + raw.draw(h.id * 10000 + i, 11) * interval '3600 s' as event_at,
       's' || (h.id * 10000 + i / 4) as session_id,
       (raw.draw(h.id * 10000 + i / 4, 12) * 24000)::int as visitor_id,
       case when raw.draw(h.id * 10000 + i, 13) >= 0.004 then raw.channel(raw.spread(h.id, i / 4, 14)) end as channel,
       case when raw.draw(h.id * 10000 + i / 4, 15) < 0.64 then 'mobile' else 'desktop' end as device,
       raw.country(raw.draw(h.id * 10000 + i / 4, 16)) as country,
       (array['product', 'product', 'category', 'home', 'search', 'basket'])[1 + (raw.draw(h.id * 10000 + i, 17) * 6)::int % 6]
           as page,
       (120 + 900 * raw.draw(h.id * 10000 + i, 18) * raw.draw(h.id * 10000 + i, 19))::int as load_ms,
       h.hour + interval '64 min' as loaded_at
from (select d.hour, extract(epoch from d.hour)::bigint / 3600 as id, d.factor from :demand) h,
     lateral generate_series(1, raw.volume(64 * h.factor, h.id, 1)) i

--- job ingest_orders hourly by ordered_at into raw.orders at 4m takes 25s
--- about Orders of the shop system
--- field order_id: unique in the shop system
--- field ordered_at: when the customer confirmed
--- field status: as of loading
--- keys order_id
select o.id as order_id,
       o.hour + raw.draw(o.id, 21) * interval '3600 s' as ordered_at,
       (o.founded + (power(raw.draw(o.id, 22), 0.7) * (o.hour_id - o.founded))::bigint) * 10000
           + 1 + (raw.draw(o.id, 23) * 1.98)::int % 2 as customer_id,
       raw.channel(raw.draw(o.id, 24)) as channel,
       raw.country(raw.draw(o.id, 25)) as country,
       case when raw.draw(o.id, 26) < 0.96 then 'confirmed' else 'cancelled' end as status,
       case when raw.draw(o.id, 25) >= 0.89 then 'CHF' else 'EUR' end as currency,
       case when raw.draw(o.id, 27) < 0.14 then 'WELCOME' || (10 + 5 * (raw.draw(o.id, 28) * 2)::int) end as coupon,
       case when raw.draw(o.id, 29) < 0.6 then 0 else 490 end as shipping_cents
from (select d.hour, h.id as hour_id, h.id * 10000 + i as id, extract(epoch from :founded)::bigint / 3600 as founded
      from :demand, lateral (select extract(epoch from d.hour)::bigint / 3600 as id) h,
           lateral generate_series(1, raw.volume(12 * d.factor, h.id, 31)) i) o

--- job ingest_order_lines hourly by created_at into raw.order_lines at 5m takes 30s
--- about One row for each product of an order
--- from raw.orders
--- field unit_price_cents: price at the time of the order, in the order's currency
--- keys line_id, order_id
select o.order_id * 10 + i as line_id, o.order_id, i as line_no,
       1 + (raw.draw(o.order_id * 10 + i, 41) * raw.draw(o.order_id * 10 + i, 42) * 240)::int % 240 as product_id,
       1 + (raw.draw(o.order_id * 10 + i, 43) * raw.draw(o.order_id * 10 + i, 44) * 3)::int as quantity,
       raw.price(1 + (raw.draw(o.order_id * 10 + i, 41) * raw.draw(o.order_id * 10 + i, 42) * 240)::int % 240)
           as unit_price_cents,
       o.ordered_at as created_at
from raw.orders o, lateral generate_series(1, 1 + (raw.draw(o.order_id, 45) * 1.6)::int) i
where o.ordered_at >= :from and o.ordered_at < :to

--- job ingest_payments hourly by created_at into raw.payments at 6m takes 20s
--- about Payments as the payment provider reports them
--- from raw.orders, raw.order_lines
--- field state: captured, failed or refunded
--- keys payment_id, order_id
select o.order_id * 10 as payment_id, o.order_id, o.ordered_at as created_at,
       (array['card', 'card', 'paypal', 'invoice'])[1 + (raw.draw(o.order_id, 51) * 4)::int % 4] as method,
       sum(l.quantity * l.unit_price_cents) + o.shipping_cents as amount_cents,
       case when raw.draw(o.order_id, 52) < 0.97 then 'captured' else 'failed' end as state,
       case when raw.draw(o.order_id, 51) < 0.75 then 'north' else 'south' end as provider
from raw.orders o
join raw.order_lines l on l.order_id = o.order_id
where o.ordered_at >= :from and o.ordered_at < :to and l.created_at >= :from and l.created_at < :to
group by o.order_id, o.ordered_at, o.shipping_cents

--- job ingest_customers hourly by created_at into raw.customers at 4m takes 10s
--- about Accounts of the shop system
--- field email_hash: never the address itself
--- keys customer_id
select c.id as customer_id, c.hour + raw.draw(c.id, 61) * interval '600 s' as created_at,
       md5(c.id::text) as email_hash, raw.country(raw.draw(c.id, 62)) as country,
       case when raw.draw(c.id, 63) >= 0.02 then raw.channel(raw.draw(c.id, 64)) end as signup_channel,
       raw.draw(c.id, 65) < 0.4 as newsletter, 1950 + (raw.draw(c.id, 66) * 55)::int as birth_year
from (select d.hour, h.id * 10000 + i as id
      from :demand, lateral (select extract(epoch from d.hour)::bigint / 3600 as id) h,
           lateral generate_series(1, greatest(2, raw.volume(3 * d.factor, h.id, 67))) i) c

--- job ingest_shipments hourly by created_at into raw.shipments at 6m takes 15s
--- about Parcels as the carriers report them
--- from raw.orders
--- keys shipment_id, order_id
select o.order_id * 10 + 1 as shipment_id, o.order_id, o.ordered_at as created_at,
       (array['dhl', 'dhl', 'dpd', 'post'])[1 + (raw.draw(o.order_id, 71) * 4)::int % 4] as carrier,
       (300 + raw.draw(o.order_id, 72) * 4000)::int as weight_grams,
       (310 + raw.draw(o.order_id, 72) * 400)::int as cost_cents,
       (18 + raw.draw(o.order_id, 73) * 60)::int as hours_to_door
from raw.orders o
where o.ordered_at >= :from and o.ordered_at < :to and o.status = 'confirmed' and raw.draw(o.order_id, 74) < 0.88

--- job ingest_tickets hourly by created_at into raw.tickets at 5m takes 10s
--- about Questions and complaints of customers
--- keys ticket_id
select t.id as ticket_id, t.hour + raw.draw(t.id, 81) * interval '3600 s' as created_at,
       (array['delivery', 'delivery', 'return', 'payment', 'product'])[1 + (raw.draw(t.id, 82) * 5)::int % 5] as topic,
       (array['mail', 'chat', 'phone'])[1 + (raw.draw(t.id, 83) * 3)::int % 3] as contact,
       1 + (raw.draw(t.id, 84) * 3)::int as priority,
       case when raw.draw(t.id, 85) < 0.95 then (4 + raw.draw(t.id, 86) * 300)::int end as first_reply_minutes
from (select d.hour, h.id * 10000 + i as id
      from :demand, lateral (select extract(epoch from d.hour)::bigint / 3600 as id) h,
           lateral generate_series(1, raw.volume(1.6 * d.factor, h.id, 87)) i) t

--- job ingest_ads_spend hourly by event_at into raw.ads_spend at 7m takes 20s late 3
--- about What advertising cost, a file an hour from the agency; some files come late
--- field spend_cents: before tax
--- keys network, event_at
select d.hour as event_at, n.network, 'always-on ' || n.network as campaign,
       (1800 * n.weight * d.factor * (0.9 + 0.2 * raw.draw(h.id, n.salt)))::int as impressions,
       (54 * n.weight * d.factor * (0.85 + 0.3 * raw.draw(h.id, n.salt + 1)))::int as clicks,
       (2100 * n.weight * d.factor * (0.9 + 0.2 * raw.draw(h.id, n.salt + 2)))::int as spend_cents
from :demand, lateral (select extract(epoch from d.hour)::bigint / 3600 as id) h,
     (values ('tiktok', 0.9, 91), ('search', 1.3, 94), ('instagram', 0.7, 97), ('affiliate', 0.5, 100))
         n(network, weight, salt)

--- job ingest_products daily full into raw.products at 15m takes 20s
--- about The whole catalogue, every night
--- keys product_id
select i::bigint as product_id, 'SKU-' || lpad(i::text, 5, '0') as sku,
       (array['shoes', 'jackets', 'bags', 'shirts', 'outdoor'])[1 + i % 5] as category,
       1 + (i * 7) % 40 as supplier_id, raw.price(i) as price_cents,
       (raw.price(i) * (0.4 + 0.2 * raw.draw(i, 111)))::int as cost_cents, raw.draw(i, 112) < 0.97 as active
from generate_series(1, 240) i

--- job ingest_suppliers daily full into raw.suppliers at 15m takes 10s
--- about Who delivers what the shop sells
--- keys supplier_id
select i as supplier_id, 'Supplier ' || i as name, raw.country(raw.draw(i, 121)) as country,
       3 + (raw.draw(i, 122) * 25)::int as lead_days
from generate_series(1, 40) i

--- job ingest_inventory daily by day into raw.inventory at 25m takes 40s
--- about Stock at the end of the day
--- keys product_id, day
select day::date as day, p as product_id, case when p % 3 = 0 then 'south' else 'north' end as warehouse,
       (40 + 160 * raw.draw(p, 131) + 30 * raw.draw(extract(epoch from day)::bigint / 3600 * 1000 + p, 132))::int as on_hand,
       (12 * raw.draw(extract(epoch from day)::bigint / 3600 * 1000 + p, 133))::int as reserved
from generate_series(:from::date, :to::date - 1, interval '1 day') day, generate_series(1, 120) p

--- job ingest_returns daily by created_at into raw.returns at 20m takes 20s
--- about Parcels that came back, a week after the order
--- from raw.orders
--- keys return_id, order_id
select o.order_id * 10 + 2 as return_id, o.order_id, o.ordered_at + interval '7 days' as created_at,
       (array['size', 'size', 'colour', 'broken', 'late'])[1 + (raw.draw(o.order_id, 141) * 5)::int % 5] as reason,
       raw.draw(o.order_id, 142) < 0.9 as resellable
from raw.orders o
where o.ordered_at + interval '7 days' >= :from and o.ordered_at + interval '7 days' < :to
  and o.status = 'confirmed' and raw.draw(o.order_id, 143) < 0.11

--- job ingest_emails daily by sent_at into raw.emails at 20m takes 25s
--- about Mails that marketing sent
--- keys email_id
select m.id as email_id, m.hour + raw.draw(m.id, 151) * interval '3600 s' as sent_at,
       (array['newsletter', 'newsletter', 'basket', 'welcome'])[1 + (raw.draw(m.id, 152) * 4)::int % 4] as template,
       raw.draw(m.id, 153) < 0.31 as opened, raw.draw(m.id, 153) < 0.06 as clicked
from (select d.hour, h.id * 10000 + i as id
      from :demand, lateral (select extract(epoch from d.hour)::bigint / 3600 as id) h,
           lateral generate_series(1, raw.volume(4 * d.factor, h.id, 154)) i) m

--- job ingest_fx_rates daily by day into raw.fx_rates at 10m takes 5s
--- about Exchange rates against the euro
--- keys day, currency
select day::date as day, c.currency,
       round((c.rate * (0.99 + 0.02 * raw.draw(extract(epoch from day)::bigint / 3600, c.salt)))::numeric, 5) as rate
from generate_series(:from::date, :to::date - 1, interval '1 day') day,
     (values ('CHF', 1.04, 161), ('GBP', 1.17, 162), ('USD', 0.92, 163), ('PLN', 0.23, 164)) c(currency, rate, salt)

--- job ingest_coupons daily by redeemed_at into raw.coupons at 22m takes 10s
--- about Coupons that were used
--- from raw.orders
--- keys order_id
select o.order_id, o.ordered_at as redeemed_at, o.coupon as code, 500 + (raw.draw(o.order_id, 171) * 1500)::int as value_cents
from raw.orders o
where o.ordered_at >= :from and o.ordered_at < :to and o.coupon is not null

--- job ingest_reviews daily by created_at into raw.reviews at 22m takes 10s
--- about What customers write about products
--- keys review_id
select r.id as review_id, r.hour + raw.draw(r.id, 181) * interval '3600 s' as created_at,
       1 + (raw.draw(r.id, 182) * 240)::int % 240 as product_id,
       greatest(1, 5 - (raw.draw(r.id, 183) * raw.draw(r.id, 184) * 6)::int) as stars,
       case when raw.draw(r.id, 185) < 0.7 then repeat('good ', 1 + (raw.draw(r.id, 186) * 12)::int) end as comment
from (select d.hour, h.id * 10000 + i as id
      from :demand, lateral (select extract(epoch from d.hour)::bigint / 3600 as id) h,
           lateral generate_series(1, raw.volume(1.5 * d.factor, h.id, 187)) i) r
