-- One row per accident: the last report's figures; the grade is 国务院令第493号 第三条, highest dimension, unknown = lower bound.
with report as (
    select
        in_accident_report.*,
        workbook.workbook,
        workbook.load_no,
        substr(md5(in_accident_report.identity_key), 1, 16) as accident_id
    from in_accident_report
    inner join workbook on workbook.workbook_id = in_accident_report.workbook_id
    where workbook.replaced_by is null
),

ordered as (
    select
        report.*,
        row_number() over (
            partition by accident_id order by reporting_on, load_no, sheet_no, row_no
        ) as report_no
    from report
),

latest as (
    select
        accident_id,
        max_by(accident_no, report_no) filter (where accident_no is not null) as accident_no,
        max_by(reporting_place, report_no) filter (where reporting_place is not null) as reporting_place,
        max_by(reporting_place_id, report_no) filter (where reporting_place_id is not null) as reporting_place_id,
        max_by(place, report_no) filter (where place is not null) as place,
        max_by(place_id, report_no) filter (where place_id is not null) as place_id,
        max_by(sector, report_no) filter (where sector is not null) as sector,
        max_by(entity, report_no) filter (where entity is not null) as entity,
        max_by(occurred_at, report_no) as occurred_at,
        min(reported_at) as reported_at,
        max_by(category, report_no) filter (where category is not null) as category,
        max_by(category_standard, report_no) filter (where category_standard is not null) as category_standard,
        max_by(deaths, report_no) filter (where deaths is not null) as deaths,
        coalesce(max_by(missing, report_no) filter (where missing is not null), 0) as missing,
        max_by(serious_injuries, report_no) filter (where serious_injuries is not null) as serious_injuries,
        coalesce(max_by(poisoned, report_no) filter (where poisoned is not null), 0) as poisoned,
        max_by(minor_injuries, report_no) filter (where minor_injuries is not null) as minor_injuries,
        max_by(direct_loss_wan, report_no) filter (where direct_loss_wan is not null) as direct_loss_wan,
        max_by(is_production, report_no) filter (where is_production is not null) as is_production,
        max_by(stage, report_no) filter (where stage is not null) as stage,
        max_by(summary, report_no) filter (where summary is not null) as summary,
        max_by(extras, report_no) filter (where extras is not null) as extras,
        max_by(workbook, report_no) as workbook,
        max_by(workbook_id, report_no) as workbook_id,
        max_by(sheet, report_no) as sheet,
        max_by(row_no, report_no) as row_no,
        min(reporting_on) as first_reported_on,
        max(reporting_on) as last_reported_on,
        count(*) as versions
    from ordered
    group by accident_id
),

counted as (
    select
        latest.*,
        case when deaths is not null or missing > 0 then coalesce(deaths, 0) + missing end as all_deaths,
        case when serious_injuries is not null or poisoned > 0 then coalesce(serious_injuries, 0) + poisoned end
            as all_serious
    from latest
)

select
    accident_id,
    accident_no,
    reporting_place,
    reporting_place_id,
    place,
    place_id,
    sector,
    entity,
    occurred_at,
    reported_at,
    category,
    category_standard,
    cast(all_deaths as integer) as deaths,
    cast(all_serious as integer) as serious_injuries,
    minor_injuries,
    direct_loss_wan,
    case
        when all_deaths >= 30 or all_serious >= 100 or direct_loss_wan >= 10000 then '特别重大'
        when all_deaths >= 10 or all_serious >= 50 or direct_loss_wan >= 5000 then '重大'
        when all_deaths >= 3 or all_serious >= 10 or direct_loss_wan >= 1000 then '较大'
        else '一般'
    end as grade,
    deaths is null or serious_injuries is null or direct_loss_wan is null as grade_is_lower_bound,
    is_production,
    coalesce(stage, '初报') as stage,
    summary,
    cast(versions as integer) as versions,
    extras,
    workbook,
    workbook_id,
    sheet,
    row_no,
    first_reported_on,
    last_reported_on
from counted
order by occurred_at, accident_id
