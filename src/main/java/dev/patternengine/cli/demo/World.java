package dev.patternengine.cli.demo;

import dev.patternengine.cli.demo.Truth.Failure;
import dev.patternengine.cli.demo.Truth.Fit;
import dev.patternengine.cli.demo.Truth.Race;
import dev.patternengine.cli.demo.Truth.Remedy;
import java.util.List;

/** The world of the demo: a shop's support, finance, data, legal and engineering agents. */
final class World {
    static final Truth SHOP = new Truth(workflows(), failures(), fits(), races());

    private World() {}

    private static List<Workflow> workflows() {
        return List.of(
                Workflow.of(
                        "refund",
                        "support",
                        List.of("refund the broken {item} of order {number}", "money back for order {number}"),
                        "find_customer > get_order > check_policy > 70% refund_payment, book_refund | 30% offer_voucher"
                                + " > update_ticket > send_mail > close_ticket"),
                Workflow.of(
                        "exchange",
                        "support",
                        List.of("exchange the {item} of order {number}", "wrong size of {item}, order {number}"),
                        "find_customer > get_order > check_stock > 80% reserve_item | 20% order_from_supplier, set_reminder"
                                + " > create_label > send_mail > update_ticket > close_ticket"),
                Workflow.of(
                        "monthly report",
                        "finance",
                        List.of("report the {month} revenue by region", "margins of {month} for the board"),
                        "open_warehouse > sql:select > aggregate > check_totals > 60% render_report | 40% export_sheet"
                                + " > review_figures > publish_report > send_mail"),
                Workflow.of(
                        "invoice intake",
                        "finance",
                        List.of("book the scanned invoice {number}", "enter the invoice from web page {number}"),
                        "fetch_mail > classify > extract_table > match_order > 75% book_invoice | 25% ask_supplier, set_reminder"
                                + " > archive_document > update_ledger > close_case"),
                Workflow.of(
                        "clean data",
                        "data",
                        List.of("clean the {month} orders", "deduplicate table {table}"),
                        "open_warehouse > profile_table > sql:select > deduplicate > fix_types > bulk_load"
                                + " > 85% verify_rows | 15% roll_back, file_report > publish_table > close_case"),
                Workflow.of(
                        "contract review",
                        "legal",
                        List.of("review the scanned contract {number}", "check the terms on web page {number}"),
                        "open_case > extract_table > find_clauses > search_cases > compare_clauses"
                                + " > 55% approve_clause | 45% flag_risk, ask_counsel > summarise > send_mail > close_case"),
                Workflow.of(
                        "deployment",
                        "engineering",
                        List.of("ship version {small} of the shop", "roll out the fix of bug {number}"),
                        "checkout > search_cases > build > run_tests > 90% push_image | 10% fix_test, run_tests, push_image"
                                + " > deploy > smoke_test > announce"),
                Workflow.of(
                        "price watch",
                        "retail",
                        List.of("compare the prices of {item}", "watch {small} rivals for {item}"),
                        "load_watchlist > fetch_listing > parse_listing > resize_images > sql:select > compare_prices"
                                + " > 65% keep_price | 35% update_price, announce > write_log"),
                Workflow.of(
                        "billing run",
                        "finance",
                        List.of("bill the {month} subscriptions", "collect invoice {number}"),
                        "load_accounts > compute_fees > charge_card > check_balance > 80% book_payment | 20% split_payment, book_payment"
                                + " > render_report > update_ledger > send_mail > write_log"));
    }

    private static List<Failure> failures() {
        return List.of(
                new Failure(
                        "sql:select",
                        "Unknown column '{column}' in '{table}'",
                        0.40,
                        List.of(
                                new Remedy("sql:select", 0.50, 0.11),
                                new Remedy("sql:describe", 0.40, 0.87),
                                new Remedy("sql:show_tables", 0.10, 0.35))),
                new Failure(
                        "sql:select",
                        "Lock wait timeout exceeded after {small} s; transaction {id} rolled back",
                        0.12,
                        List.of(new Remedy("sql:select", 0.60, 0.90), new Remedy("sql:describe", 0.40, 0.15))),
                new Failure(
                        "deploy",
                        "401 Unauthorized: token {id} expired {number} s ago",
                        0.45,
                        List.of(
                                new Remedy("refresh_token", 0.40, 0.95),
                                new Remedy("deploy", 0.45, 0.03),
                                new Remedy("checkout", 0.15, 0.10))),
                new Failure(
                        "fetch_listing",
                        "429 Too Many Requests from {address}: retry after {small} s",
                        0.45,
                        List.of(
                                new Remedy("wait", 0.40, 0.92),
                                new Remedy("fetch_listing", 0.40, 0.25),
                                new Remedy("switch_proxy", 0.20, 0.55))),
                new Failure(
                        "archive_document",
                        "No space left on device: {path}",
                        0.30,
                        List.of(new Remedy("empty_trash", 0.50, 0.80), new Remedy("archive_document", 0.50, 0.05))),
                new Failure(
                        "charge_card",
                        "Account {number} was closed by compliance",
                        0.35,
                        List.of(
                                new Remedy("charge_card", 0.60, 0.01),
                                new Remedy("use_backup_card", 0.25, 0.02),
                                new Remedy("find_customer", 0.15, 0.01))));
    }

    private static List<Fit> fits() {
        return List.of(
                new Fit("extract_table", "goal", "scanned", "ocr", 0.95),
                new Fit("extract_table", "goal", "scanned", "pdf_reader", 0.30),
                new Fit("extract_table", "goal", "scanned", "html_parser", 0.05),
                new Fit("extract_table", "goal", "web", "ocr", 0.60),
                new Fit("extract_table", "goal", "web", "pdf_reader", 0.20),
                new Fit("extract_table", "goal", "web", "html_parser", 0.97),
                new Fit("search_cases", "domain", "legal", "law_library", 0.93),
                new Fit("search_cases", "domain", "legal", "code_search", 0.10),
                new Fit("search_cases", "domain", "legal", "web_search", 0.55),
                new Fit("search_cases", "domain", "engineering", "law_library", 0.04),
                new Fit("search_cases", "domain", "engineering", "code_search", 0.94),
                new Fit("search_cases", "domain", "engineering", "web_search", 0.60));
    }

    private static List<Race> races() {
        return List.of(
                new Race("bulk_load", "batch", "5000", "1", 10.0, 42.0, 0.99, 0.99),
                new Race("render_report", "variant", "cached", "plain", 2.0, 6.0, 0.98, 0.98),
                new Race("resize_images", "variant", "wasm", "native", 1.0, 3.0, 0.99, 0.99),
                new Race("parse_listing", "variant", "guessing", "strict", 3.0, 1.5, 0.70, 0.99));
    }
}
