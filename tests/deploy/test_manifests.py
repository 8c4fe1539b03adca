"""The files of deploy/ say what their tools understand, and keep to the rules of the house."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from compose_spec import PyCompose, PyOptions

from bot.server.metrics import Metrics
from bot.settings import PROJECT, Settings

DEPLOY = PROJECT / "deploy"
COMPOSE = DEPLOY / "compose" / "compose.yml"
SMALL = DEPLOY / "compose" / "small.yml"
UNITS = sorted((DEPLOY / "systemd").iterdir())
MANIFESTS = sorted(
    file for file in (DEPLOY / "kubernetes").glob("*.yaml") if file.name != "kustomization.yaml"
)
KUBERNETES = "1.34"


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in MANIFESTS:
        for document in yaml.safe_load_all(file.read_text(encoding="utf-8")):
            yield f"{file.name}: {document['kind']} {document['metadata']['name']}", document


DOCUMENTS = dict(documents())


def pods() -> dict[str, dict[str, Any]]:
    """The pod of each workload."""
    found = {}
    for name, document in DOCUMENTS.items():
        spec = document.get("spec", {})
        template = spec.get("jobTemplate", document).get("spec", {}).get("template")
        if template:
            found[name] = template["spec"]
    return found


def services() -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return merged["services"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_manifest_is_what_kubernetes_understands(name: str) -> None:
    kubernetes_validate.validate(DOCUMENTS[name], KUBERNETES, strict=True)


def test_the_kustomization_names_every_manifest() -> None:
    text = (DEPLOY / "kubernetes" / "kustomization.yaml").read_text(encoding="utf-8")
    assert sorted(yaml.safe_load(text)["resources"]) == [file.name for file in MANIFESTS]


@pytest.mark.parametrize("name", pods())
def test_a_pod_runs_without_root_and_within_limits(name: str) -> None:
    pod = pods()[name]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["automountServiceAccountToken"] is False
    for container in pod["containers"]:
        assert container["securityContext"]["allowPrivilegeEscalation"] is False
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}
        for variable in container.get("env", []):
            secret = re.search(r"PASSWORD|TOKEN|KEY|URL", variable["name"])
            assert not secret or "valueFrom" in variable, "a secret is only referred to"


def test_a_worker_has_time_to_drain_and_to_finish() -> None:
    pod = pods()["worker.yaml: Deployment worker"]
    (container,) = pod["containers"]
    drain = next(v for v in container["env"] if v["name"] == "SECOND_THOUGHT_DRAIN_SECONDS")
    from bot.commands.serving import STOP_SECONDS

    assert pod["terminationGracePeriodSeconds"] > int(drain["value"]) + STOP_SECONDS
    ready = container["readinessProbe"]
    assert ready["periodSeconds"] * ready["failureThreshold"] < int(drain["value"])
    grace = int(services()["worker-a"]["stop_grace_period"].removesuffix("s"))
    drain_here = int(services()["worker-a"]["environment"]["SECOND_THOUGHT_DRAIN_SECONDS"])
    assert grace > drain_here + STOP_SECONDS


@pytest.mark.parametrize("file", [COMPOSE, SMALL], ids=lambda file: file.name)
def test_the_compose_file_is_what_its_specification_says(file: Path) -> None:
    options = PyOptions()
    options.apply_merge = True
    written = file.read_text(encoding="utf-8")
    filled = re.sub(r"\$\{\w+(?::-([^}]*)|:\?)\}", lambda found: found[1] or "value", written)
    compose = options.from_yaml(filled)
    assert isinstance(compose, PyCompose)
    compose.validate()
    with pytest.raises(ValueError, match="imagee"):
        options.from_yaml("services: {worker: {imagee: x}}")


@pytest.mark.parametrize("file", [COMPOSE, SMALL], ids=lambda file: file.name)
def test_nothing_in_the_compose_file_is_gravely_unsafe(file: Path) -> None:
    lint = [str(Path(sys.executable).with_name("compose-lint")), "--fail-on", "high", str(file)]
    done = subprocess.run(lint, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_the_proxy_is_reached_from_outside() -> None:
    for name, service in services().items():
        for port in service.get("ports", []):
            assert name == "proxy" or port.startswith("127.0.0.1:"), name
    networks = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["networks"]
    assert networks["back"] == {"internal": True}
    assert services()["valkey"]["networks"] == services()["postgres"]["networks"] == ["back"]


@pytest.mark.parametrize("image", ["valkey", "postgres"])
def test_both_ways_run_the_same_stores(image: str) -> None:
    (pod,) = [p for name, p in pods().items() if name.startswith(f"{image}.yaml")]
    assert pod["containers"][0]["image"] == services()[image]["image"]
    assert re.search(r":\d+\.\d+", services()[image]["image"]), "a version, never 'latest'"


def test_the_stores_drop_nothing_and_keep_nothing() -> None:
    for text in (COMPOSE, DEPLOY / "kubernetes" / "valkey.yaml"):
        written = text.read_text(encoding="utf-8")
        for option in ("--maxmemory-policy noeviction", "--save ''", "--appendonly no"):
            assert option in written


def test_a_small_installation_starts_again_by_itself_and_is_reached_by_nobody_else() -> None:
    parts = yaml.safe_load(SMALL.read_text(encoding="utf-8"))["services"]
    assert {name: part["command"] for name, part in parts.items()} == {
        "assistant": ["serve"],
        "console": ["console"],
    }
    for part in parts.values():
        assert part["restart"] == "unless-stopped"
        assert all(port.startswith("127.0.0.1:") for port in part.get("ports", []))


def test_the_units_are_what_systemd_understands(tmp_path: Path) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd is not installed here")
    for file in UNITS:  # the program is elsewhere on this machine
        text = file.read_text(encoding="utf-8")
        installed = text.replace("/srv/second-thought/.venv/bin/second-thought", sys.executable)
        (tmp_path / file.name).write_text(installed, encoding="utf-8")
    names = [str(tmp_path / file.name) for file in UNITS]
    done = subprocess.run(
        [tool, "verify", "--man=no", "--recursive-errors=no", *names],
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_LOG_LEVEL": "warning"},
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) not in done.stderr, done.stderr


def test_the_units_start_what_exists_at_boot_and_give_it_time_to_finish() -> None:
    from bot.commands.serving import STOP_SECONDS

    read = {file.name: file.read_text(encoding="utf-8") for file in UNITS}
    for name, command in (("second-thought", "serve"), ("second-thought-console", "console")):
        unit = read[f"{name}.service"]
        assert f"second-thought {command}\n" in unit
        assert "WantedBy=multi-user.target" in unit
        assert "Restart=always" in unit
        found = re.search(r"TimeoutStopSec=(\d+)", unit)
        assert found is not None
        assert int(found[1]) > STOP_SECONDS
    assert "WantedBy=timers.target" in read["second-thought-backup.timer"]
    assert "second-thought backup " in read["second-thought-backup.service"]


def test_every_setting_that_is_named_exists() -> None:
    known = {f"SECOND_THOUGHT_{name.upper()}" for name in Settings.model_fields}
    files = [f for f in DEPLOY.rglob("*") if f.is_file()]
    named = {
        name
        for file in files
        for name in re.findall(r"SECOND_THOUGHT_[A-Z_]+", file.read_text(encoding="utf-8"))
    }
    assert named - known <= {"SECOND_THOUGHT_VERSION"}, "the version is the compose file's own"


def test_the_image_is_built_from_the_lock_and_runs_without_root() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001:10001"]
    syncs = [line for line in lines if "uv sync" in line]
    assert len(syncs) == 2
    assert all("--frozen" in line and "--no-dev" in line for line in syncs)
    needed = re.findall(r"^!(\S+)", (PROJECT / ".dockerignore").read_text(encoding="utf-8"), re.M)
    assert [name for name in needed if not (PROJECT / name).exists()] == []


def test_the_dashboard_and_the_alarms_ask_for_metrics_that_exist() -> None:
    exist = {
        sample.name
        for family in Metrics().registry.collect()
        for sample in (*family.samples, *_of_labels(family))
    }
    for name in ("dashboard.json", "alerts.yml"):
        text = (DEPLOY / "grafana" / name).read_text(encoding="utf-8")
        asked = set(re.findall(r"second_thought_\w+", text))
        assert asked
        assert asked <= exist, name
    json.loads((DEPLOY / "grafana" / "dashboard.json").read_text(encoding="utf-8"))


def _of_labels(family: Any) -> list[Any]:
    """Samples of a family with labels, which has none before something is counted."""
    endings = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"]}
    return [
        type("Sample", (), {"name": family.name + ending})
        for ending in endings.get(family.type, [])
    ]


def test_the_proxy_writes_nobody_down() -> None:
    caddy = (DEPLOY / "compose" / "Caddyfile").read_text(encoding="utf-8")
    for field in ("remote_ip", "client_ip", "uri", "headers"):
        assert f"request>{field} delete" in caddy
    assert "output file" not in caddy
    assert re.findall(r"^\tlog\b.*", caddy, re.M) == ["\tlog default {"], (
        "a site's is an access log"
    )
