//! What may stand in an organization, a workflow ID and a base URL.

use campaign_remote::campaign::{
    BaseUrl, BaseUrlError, Organization, OrganizationError, SegmentError, WorkflowId,
};

#[test]
fn an_id_that_would_leave_its_path_segment_or_only_looks_right_is_refused() {
    let long = "x".repeat(513);
    let rows = [
        ("", SegmentError::Empty),
        (" \t\n", SegmentError::Empty),
        (".", SegmentError::Dots),
        (" .. ", SegmentError::Dots),
        ("a/b", SegmentError::Forbidden('/')),
        ("/", SegmentError::Forbidden('/')),
        ("a\\b", SegmentError::Forbidden('\\')),
        ("a\nb", SegmentError::Forbidden('\n')),
        ("a\tb", SegmentError::Forbidden('\t')),
        ("a\0", SegmentError::Forbidden('\0')),
        ("a\u{7f}", SegmentError::Forbidden('\u{7f}')),
        ("\u{feff}WKF35", SegmentError::Forbidden('\u{feff}')),
        ("WKF\u{200b}35", SegmentError::Forbidden('\u{200b}')),
        ("WKF\u{ad}35", SegmentError::Forbidden('\u{ad}')),
        ("WKF35\u{2060}", SegmentError::Forbidden('\u{2060}')),
        ("\u{202e}53FKW", SegmentError::Forbidden('\u{202e}')),
        ("WKF\u{3164}35", SegmentError::Forbidden('\u{3164}')),
        ("WKF35\u{fe0f}", SegmentError::Forbidden('\u{fe0f}')),
        ("WKF35\u{e0041}", SegmentError::Forbidden('\u{e0041}')),
        ("Daily\u{a0}import", SegmentError::Forbidden('\u{a0}')),
        ("Daily\u{3000}import", SegmentError::Forbidden('\u{3000}')),
        (&long, SegmentError::TooLong),
    ];
    for (text, expected) in rows {
        let workflow = WorkflowId::parse(text).unwrap_err();
        assert_eq!(workflow.0, expected, "{text:?}");
        let organization = Organization::parse(text).unwrap_err();
        assert_eq!(
            organization,
            OrganizationError::Segment(expected),
            "{text:?}"
        );
        // The sentence names a character by something that can be seen.
        for said in [workflow.to_string(), organization.to_string()] {
            let clear = said.chars().all(|character| matches!(character, ' '..='~'));
            assert!(clear, "{said:?}");
        }
    }
}

#[test]
fn an_id_is_taken_as_it_is_without_the_blanks_around_it() {
    for text in ["WKF35", " WKF35\n", "\u{a0}WKF35\u{3000}"] {
        assert_eq!(WorkflowId::parse(text).unwrap().as_str(), "WKF35");
        assert_eq!(Organization::parse(text).unwrap().as_str(), "WKF35");
    }
    assert_eq!(WorkflowId::parse("wkf35").unwrap().as_str(), "wkf35");
    let longest = "x".repeat(512);
    assert_eq!(WorkflowId::parse(&longest).unwrap().as_str(), longest);
}

#[test]
fn the_ims_organization_is_refused_with_a_sentence_of_its_own() {
    for text in [
        "0123456789ABCDEF01234567@AdobeOrg",
        "0123456789abcdef01234567@adobeorg ",
        "x@ADOBEORG",
    ] {
        assert_eq!(
            Organization::parse(text),
            Err(OrganizationError::ImsOrganization)
        );
    }
    assert!(Organization::parse("AdobeOrg").is_ok());
}

#[test]
fn only_a_name_with_mkt_stage_is_a_stage_instance() {
    for stage in ["acme-mkt-stage", "acme-mkt-stage1", "Acme-MKT-Stage12"] {
        assert!(
            Organization::parse(stage).unwrap().is_stage_by_name(),
            "{stage}"
        );
    }
    for other in [
        "acme",
        "acme-stage",
        "-mkt-stage",
        "acme-mkt-stage-live",
        "acme-mkt-stager",
    ] {
        assert!(
            !Organization::parse(other).unwrap().is_stage_by_name(),
            "{other}"
        );
    }
}

#[test]
fn the_address_of_an_instance_names_it() {
    let address = "https://acme-mkt-stage1.campaign.adobe.com/view/home";
    let organization = Organization::parse(address).unwrap();
    assert_eq!(organization.as_str(), "acme-mkt-stage1");
    Organization::parse("https://example.com/acme").unwrap_err();
}

#[test]
fn what_is_pasted_is_taken_apart_only_where_it_has_the_known_form() {
    let organization = |text| Organization::in_pasted(text);
    assert_eq!(
        organization("https://acme.campaign.adobe.com/view/home").as_deref(),
        Some("acme")
    );
    assert_eq!(
        organization(" https://acme-mkt-stage3.campaign.adobe.com ").as_deref(),
        Some("acme-mkt-stage3")
    );
    for other in [
        "acme",
        "https://campaign.adobe.com",
        "https://a.b.campaign.adobe.com",
        "https://acme.campaign.adobe.com.evil.example",
        "https://evil.example/?acme.campaign.adobe.com",
    ] {
        assert_eq!(organization(other), None, "{other}");
    }

    let workflow = |text| WorkflowId::in_pasted(text);
    let pair = |label: &str, id: &str| Some((label.to_owned(), id.to_owned()));
    assert_eq!(
        workflow("Daily import (WKF35)"),
        pair("Daily import", "WKF35")
    );
    assert_eq!(
        workflow(" Import (daily) (WKF35) "),
        pair("Import (daily)", "WKF35")
    );
    assert_eq!(workflow("(WKF35)"), pair("", "WKF35"));
    for other in [
        "WKF35",
        "Daily import ()",
        "Daily import (every day)",
        "Daily (WKF35) import",
        ")(",
    ] {
        assert_eq!(workflow(other), None, "{other}");
    }
}

#[test]
fn a_base_url_is_https_or_http_to_this_machine() {
    let rows = [
        ("https://mc.adobe.io", "https://mc.adobe.io"),
        (" https://mc.adobe.io/ ", "https://mc.adobe.io"),
        ("HTTPS://MC.adobe.io:443", "https://mc.adobe.io"),
        (
            "https://gateway.example:8443/campaign//",
            "https://gateway.example:8443/campaign",
        ),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.255.255.254", "http://127.255.255.254"),
        ("http://localhost:1/x", "http://localhost:1/x"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ];
    for (text, shown) in rows {
        let url = BaseUrl::parse(text).unwrap();
        assert_eq!(url.to_string(), shown);
        assert_eq!(
            BaseUrl::parse(&url.to_string()),
            Ok(url),
            "what is saved is read again"
        );
    }
    let rows = [
        ("", BaseUrlError::NotAUrl),
        ("mc.adobe.io", BaseUrlError::NotAUrl),
        ("ftp://127.0.0.1", BaseUrlError::NotAUrl),
        ("file:///etc/passwd", BaseUrlError::NotAUrl),
        ("javascript:alert(1)", BaseUrlError::NotAUrl),
        ("https://", BaseUrlError::NotAUrl),
        ("http://mc.adobe.io", BaseUrlError::NotSecure),
        ("http://localhost.evil.example", BaseUrlError::NotSecure),
        ("http://127.0.0.1.evil.example", BaseUrlError::NotSecure),
        ("http://10.0.0.1", BaseUrlError::NotSecure),
        ("http://0.0.0.0", BaseUrlError::NotSecure),
        ("http://[::ffff:10.0.0.1]", BaseUrlError::NotSecure),
        ("https://user@mc.adobe.io", BaseUrlError::HoldsCredentials),
        (
            "https://user:pass@mc.adobe.io",
            BaseUrlError::HoldsCredentials,
        ),
        ("http://127.0.0.1@evil.example", BaseUrlError::NotSecure),
        ("https://mc.adobe.io/?a=b", BaseUrlError::HoldsMore),
        ("https://mc.adobe.io/?", BaseUrlError::HoldsMore),
        ("https://mc.adobe.io/#a", BaseUrlError::HoldsMore),
    ];
    for (text, expected) in rows {
        assert_eq!(BaseUrl::parse(text), Err(expected), "{text}");
    }
}
