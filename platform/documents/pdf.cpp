#include "platform/documents/pdf.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "platform/base/refusal.hpp"

namespace metodika::documents {
namespace {

namespace fs = std::filesystem;
constexpr const char* office = "/usr/bin/soffice";
constexpr auto patience = std::chrono::seconds(60);

/// A folder that goes with everything in it.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "metodika-pdf-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// False when it failed or took too long; what it started is gone in any case.
bool runOffice(const fs::path& folder) {
    std::string profile = "-env:UserInstallation=file://" + (folder / "profile").string(),
                out = folder.string(), file = (folder / "paper.docx").string();
    std::string home = "HOME=" + folder.string(), path = "PATH=/usr/bin:/bin", language = "LANG=C.UTF-8";
    std::array<char*, 8> args{const_cast<char*>(office),
                              profile.data(),
                              const_cast<char*>("--headless"),
                              const_cast<char*>("--convert-to"),
                              const_cast<char*>("pdf"),
                              const_cast<char*>("--outdir"),
                              out.data(),
                              file.data()};
    std::array<char*, 9> argv{};
    std::copy(args.begin(), args.end(), argv.begin());
    std::array<char*, 4> env{home.data(), path.data(), language.data(), nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t child = 0;
    int started = posix_spawn(&child, office, &files, &attributes, argv.data(), env.data());
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (started != 0) return false;
    auto until = std::chrono::steady_clock::now() + patience;
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > until) {
            kill(-child, SIGKILL);
            waitpid(child, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

bool pdfAvailable() { return access(office, X_OK) == 0; }

std::string pdfOf(std::string_view docx) {
    if (!pdfAvailable()) throw Refused(RefusalKind::conflict, "documents.no_pdf");
    static std::mutex oneAtATime;
    std::lock_guard lock(oneAtATime);
    Folder folder;
    std::ofstream(folder.path() / "paper.docx", std::ios::binary) << docx;
    bool done = runOffice(folder.path());
    std::ifstream in(folder.path() / "paper.pdf", std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!done || !bytes.starts_with("%PDF-")) throw Refused(RefusalKind::conflict, "documents.pdf_failed");
    return bytes;
}

}  // namespace metodika::documents
