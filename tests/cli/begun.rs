//! What `init` and `new` write for an author.

use std::fs;
use std::path::Path;

use yaml_rust2::{Yaml, YamlLoader};

use crate::site::{files, printed, site, status, variorum, write};

#[test]
fn init_makes_a_site_that_builds_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let output = variorum(folder.path(), &["init", "briefing"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let site = folder.path().join("briefing");
    let output = variorum(&site, &["build"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    assert!(
        !printed(&output).contains("warning"),
        "{}",
        printed(&output)
    );
    assert!(site.join("public/index.html").is_file());
}

#[test]
fn init_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "briefing/variorum.toml",
        "title = \"Mine\"\n",
    );
    let before = files(folder.path());
    assert_ne!(status(&variorum(folder.path(), &["init", "briefing"])), 0);
    assert!(files(folder.path()) == before, "something was written");
}

/// A file that a service reads, parsed.
fn yaml(path: &Path) -> Yaml {
    let text = fs::read_to_string(path).unwrap();
    YamlLoader::load_from_str(&text).unwrap().remove(0)
}

/// The commands of all steps.
fn commands(yaml: &Yaml) -> String {
    let mut steps = Vec::new();
    for step in yaml.as_vec().unwrap() {
        steps.extend(step.as_str().or(step["run"].as_str()));
    }
    steps.join("\n")
}

#[test]
fn init_for_github_makes_a_workflow_that_checks_and_publishes() {
    let folder = tempfile::tempdir().unwrap();
    let output = variorum(folder.path(), &["init", "briefing", "--ci", "github"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let site = folder.path().join("briefing");
    assert!(site.join("content/index.md").is_file());
    let workflow = yaml(&site.join(".github/workflows/variorum.yml"));
    assert_eq!(workflow["env"]["VARIORUM"].as_str(), Some(""));
    assert_eq!(workflow["permissions"]["contents"].as_str(), Some("read"));
    let steps = commands(&workflow["jobs"]["check"]["steps"]);
    assert!(
        steps.contains("check --locked --format github") && steps.contains("build --locked"),
        "{steps}"
    );
    let publish = &workflow["jobs"]["publish"];
    assert_eq!(publish["needs"].as_str(), Some("check"));
    assert_eq!(publish["permissions"]["pages"].as_str(), Some("write"));
    assert!(printed(&output).contains("Fill in VARIORUM"));
}

#[test]
fn init_for_a_site_that_is_there_adds_the_file_of_the_service_alone() {
    let site = site();
    let before = files(site.path());
    let output = variorum(site.path(), &["init", ".", "--ci", "gitlab"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let file = site.path().join(".gitlab-ci.yml");
    let steps = yaml(&file);
    assert_eq!(steps["variables"]["VARIORUM"].as_str(), Some(""));
    assert!(commands(&steps["check"]["script"]).contains("check --locked"));
    assert!(commands(&steps["pages"]["script"]).contains("build --locked"));
    assert_eq!(
        steps["pages"]["artifacts"]["paths"][0].as_str(),
        Some("public")
    );
    let mut after = files(site.path());
    after.remove(&file);
    assert!(after == before, "another file was written");
    fs::write(&file, "mine: true\n").unwrap();
    let output = variorum(site.path(), &["init", ".", "--ci", "gitlab"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine: true\n");
}

#[test]
fn what_services_read_of_this_project_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let hooks = yaml(&root.join(".pre-commit-hooks.yaml"));
    for hook in hooks.as_vec().unwrap() {
        assert_eq!(hook["entry"].as_str(), Some("variorum check"));
    }
    let release = yaml(&root.join(".github/workflows/release.yml"));
    let targets = &release["jobs"]["build"]["strategy"]["matrix"]["include"];
    assert_eq!(targets.as_vec().unwrap().len(), 5);
}

#[cfg(unix)]
#[test]
fn new_writes_only_inside_the_project() {
    let site = site();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/more")).unwrap();
    assert_ne!(
        status(&variorum(site.path(), &["new", "page", "more/about"])),
        0
    );
    assert_ne!(
        status(&variorum(site.path(), &["new", "page", "../../about"])),
        0
    );
    assert!(files(outside.path()).is_empty());
}
