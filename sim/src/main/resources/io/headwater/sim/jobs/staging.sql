--- job stg_web_events hourly by event_at into staging.stg_web_events at 8m takes 40s
--- about Views and clicks without robots
--- from raw.web_events
--- field channel: as the tracker says, null when unknown
--- keys event_id
select event_id, event_at, session_id, visitor_id, channel, device, country, page, load_ms
from raw.web_events
where event_at >= :from and event_at < :to and load_ms < 30000

--- job stg_orders hourly by ordered_at into staging.stg_orders at 8m takes 20s
--- about Orders, amounts in one form
--- from raw.orders
--- keys order_id
select order_id, ordered_at, customer_id, lower(channel) as channel, upper(country) as country, status, currency,
       coupon, shipping_cents / 100.0 as shipping
from raw.orders
where ordered_at >= :from and ordered_at < :to

--- job stg_order_lines hourly by created_at into staging.stg_order_lines at 9m takes 25s
--- about Order lines with their amount
--- from raw.order_lines
--- field amount: quantity times price, in the order's currency
--- keys line_id, order_id
select line_id, order_id, line_no, product_id, quantity, round(quantity * unit_price_cents / 100.0, 2) as amount, created_at
from raw.order_lines
where created_at >= :from and created_at < :to

--- job stg_payments hourly by created_at into staging.stg_payments at 9m takes 20s
--- about Payments, amounts in one form
--- from raw.payments
--- keys payment_id, order_id
select payment_id, order_id, created_at, method, round(amount_cents / 100.0, 2) as amount, state = 'captured' as captured,
       provider
from raw.payments
where created_at >= :from and created_at < :to

--- job stg_customers hourly by created_at into staging.stg_customers at 8m takes 10s
--- about Accounts
--- from raw.customers
--- keys customer_id
select customer_id, created_at, country, signup_channel, newsletter, birth_year
from raw.customers
where created_at >= :from and created_at < :to

--- job stg_shipments hourly by created_at into staging.stg_shipments at 10m takes 15s
--- about Parcels
--- from raw.shipments
--- keys shipment_id, order_id
select shipment_id, order_id, created_at, carrier, weight_grams / 1000.0 as weight_kg, cost_cents / 100.0 as cost, hours_to_door
from raw.shipments
where created_at >= :from and created_at < :to

--- job stg_tickets hourly by created_at into staging.stg_tickets at 9m takes 10s
--- about Questions and complaints
--- from raw.tickets
--- keys ticket_id
select ticket_id, created_at, topic, contact, priority, first_reply_minutes
from raw.tickets
where created_at >= :from and created_at < :to

--- job stg_ads_spend hourly by event_at into staging.stg_ads_spend at 11m takes 10s
--- about Advertising by network and hour
--- from raw.ads_spend
--- keys network, event_at
select event_at, network, campaign, impressions, clicks, spend_cents / 100.0 as spend
from raw.ads_spend
where event_at >= :from and event_at < :to

--- job stg_products daily full into staging.stg_products at 35m takes 10s
--- about The catalogue without what is no longer sold
--- from raw.products
--- keys product_id
select product_id, sku, category, supplier_id, price_cents / 100.0 as price, cost_cents / 100.0 as cost
from raw.products
where active

--- job stg_suppliers daily full into staging.stg_suppliers at 35m takes 10s
--- from raw.suppliers
--- keys supplier_id
select supplier_id, name, country, lead_days from raw.suppliers

--- job stg_inventory daily by day into staging.stg_inventory at 40m takes 20s
--- from raw.inventory
--- keys product_id, day
select day, product_id, warehouse, on_hand, reserved, on_hand - reserved as available
from raw.inventory
where day >= :from and day < :to

--- job stg_returns daily by created_at into staging.stg_returns at 40m takes 15s
--- from raw.returns
--- keys return_id, order_id
select return_id, order_id, created_at, reason, resellable
from raw.returns
where created_at >= :from and created_at < :to

--- job stg_emails daily by sent_at into staging.stg_emails at 40m takes 15s
--- from raw.emails
--- keys email_id
select email_id, sent_at, template, opened, clicked
from raw.emails
where sent_at >= :from and sent_at < :to

--- job stg_fx_rates daily by day into staging.stg_fx_rates at 35m takes 5s
--- about Exchange rates against the euro
--- from raw.fx_rates
--- keys day, currency
select day, currency, rate from raw.fx_rates where day >= :from and day < :to

--- job stg_coupons daily by redeemed_at into staging.stg_coupons at 40m takes 10s
--- from raw.coupons
--- keys order_id
select order_id, redeemed_at, code, value_cents / 100.0 as value
from raw.coupons
where redeemed_at >= :from and redeemed_at < :to

--- job stg_reviews daily by created_at into staging.stg_reviews at 40m takes 10s
--- from raw.reviews
--- keys review_id
select review_id, created_at, product_id, stars, coalesce(length(comment), 0) as comment_length
from raw.reviews
where created_at >= :from and created_at < :to
