-- One row per problem: what reading found, and what one return says against another (勾稽).
with compared as (
    select workbook_id, workbook, sheet, row_no, item, '一般隐患排查数' as heading, said_found as said,
        ledger_found as counted, '隐患台账同期' as against
    from step_ledger_count
    union all
    select workbook_id, workbook, sheet, row_no, item, '一般隐患已整改数', said_rectified, ledger_rectified,
        '隐患台账到期末'
    from step_ledger_count
    union all
    select workbook_id, workbook, sheet, row_no, item, '重大隐患排查数', said_major, ledger_major, '台账和清单同期'
    from step_ledger_count
    union all
    select workbook_id, workbook, sheet, row_no, item, '重大隐患已整改销号数', said_accepted, ledger_accepted,
        '台账和清单到期末'
    from step_ledger_count
    union all
    select workbook_id, workbook, sheet, row_no, '各类事故', '事故起数', said_accidents, ledger_accidents,
        '事故台账同期生产安全事故'
    from step_accident_count
    union all
    select workbook_id, workbook, sheet, row_no, '各类事故', '死亡人数', said_deaths, ledger_deaths,
        '事故台账同期生产安全事故'
    from step_accident_count
    union all
    select workbook_id, workbook, sheet, row_no, item, heading, said, said_before,
        concat('累计数不应减少，“', workbook_before, '”里')
    from step_falling
)

select
    workbook_id,
    workbook,
    sheet,
    row_no,
    heading,
    severity,
    code,
    found,
    advice
from in_problem
union all
select
    workbook_id,
    workbook,
    sheet,
    row_no,
    heading,
    'warning' as severity,
    'disagrees' as code,
    concat(item, ' ', heading, ' ', cast(said as varchar)) as found,
    concat(against, '是', cast(counted as varchar), '，两处不一致，请核对哪一处写错或漏报') as advice
from compared
where said is not null and counted is not null and said <> counted
